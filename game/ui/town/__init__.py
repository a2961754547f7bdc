"""The town that lives: shapes computed from the state of the municipality, in layers, season and light.

`view` says what is shown, `shapes` and `svg` are the drawing's alphabet, `land`, `buildings`, `people` and
`traces` compute the picture, `scene` puts it together, `motion` says what moves, `palette` has the colours,
and `paint` is the only part that needs a surface. Everything else is pure: the same view gives the same
shapes, always.
"""
