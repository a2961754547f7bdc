"""Logs as data for others: tidy tables with a codebook, xAPI statements, an OCEL 2.0 event log.

It exists so that a study can use games without the program. Nothing that names or quotes a person leaves a log unless
it is asked for. CSV, xAPI and OCEL need no extra; Parquet needs pyarrow, and only `parquet` imports it. `README.md`
is the researcher's guide, `PRIVACY.md` the page on consent and data protection.

    codebook    every table and column with its meaning in three languages, read from `assets/export`
    keys        pseudonyms: of games, tables and people's codes
    course      what a log's records tell beside its replay: moves, what was undone, times, notes
    tables      the rows of one game
    names       the rows about a scenario: what its ids are called, what its forms ask
    extract     one log, read, replayed and made into rows
    sinks       where rows go: the protocol, and CSV files
    parquet     Parquet files
    xapi        xAPI statements, in the vocabulary of the serious games profile
    ocel        an object-centric event log
    forms       the sheets of all games, shuffled on the disk
    package     what makes a folder of files a data package: descriptor, citation, codebook, packs, README
    run         many logs into one folder, with flat memory and in one step
"""
