"""The rules of a half-year, written once for CPython and numba.

The functions here are plain loops over the two vectors `F` (floats) and `I` (whole numbers), the decisions `D` and
the ledger `L`; their tables and the functions made from the pack's equations are the globals of `bound.py`, which
`kernel.bind` replaces by the pack's own. They keep to what numba compiles unchanged: numbers, comparisons, indexing,
calls to one another; no objects, no exceptions, no closures.

    posting    every change of a stock goes through here: grid, bounds, ledger, accounts
    working    initiatives: load, strain, going live, delivering
    beginning  the day before the first half-year
    opening    a half-year begins: budget, event, follow-ups, cases, news
    allowing   what may be decided
    deciding   what the team committed takes effect
    goals      which goals are met, which floors are broken
    closing    a half-year ends: promises fall due, goals and floors are judged, situations start and stop
"""
