"""The log: what one table did, kept so that nothing acknowledged is lost and any damage is found.

The layer exists because a game must survive a power cut, be replayed years later and be trusted by a reader
who was not there. It knows files, chains and archives; it knows nothing of rules, except in `replay`, which
folds the engine over a log. It may import `engine`, `pack`, `lang`, `texts`, `resources` and `errors`;
`session` and everything above it may import it.

    canonical   the one way to write a value as JSON, and the strict way back
    record      one line of a log, and its hash
    header      the first record: which rules, scenario, seed and setup
    chain       many lines: the longest valid prefix, and what is wrong after it
    files       the few file operations a log needs, so that tests can make them fail
    lock        one writer for one log
    recover     the longest valid prefix again, with the rest kept beside it
    store       create, append, reopen
    read        a log as it stands on disk, and nothing is written
    source      a log by itself or in an archive, and the scenario that came with it
    verify      whole, unfinished or broken
    verification    that and the replay in one, and what of a damaged log can still be trusted
    private     names, notes and reasons beside the log, which can be forgotten
    form_file   what people answered before and after, beside the log, which can be forgotten too
    archive     one file that replays anywhere
    setup       a game's setup in the header; which rules may play it
    outcome     goals, floors and promises, and the stocks, as records hold them
    replay      the engine folded over a log, and the first half-year out of step
"""
