"""One running game of one table: beats, roles, votes, promises, the soft clock, undo until confirmed.

It exists so that the window, the terminal and the built-in teams play by one course of events. `game.policy`
and every layer above may import it.

    inputs      everything that a table can do, one small value for each
    table       where a game is: played half-years, beat, what lies undecided
    course      from a table and an input to the table after it, or why not: pure
    deciding    the inputs of the choice beat, and what is missing before the commit
    parts       what there is to decide in this half-year, in order
    seats       who sits where, who decides for empty seats, what is switched off
    prediction  which figure the table predicts, and how it went
    clock       what to show of a beat's time, and how long a game should take
    refused     why an input is not allowed
    edition     a pack as it is played: rules, hashes, texts by language
    repertoire  the scenarios that can be chosen, each read when it is
    records     what goes into the log
    game        the table and its log: nothing counts before it is on the disk
    auto        a built-in team as inputs
    views       what screens show, as finished texts
"""
