"""A pack as a picture: the causal loops of its model, and how its cards hang together.

One way through: `slopes` finds which way each equation pulls, `model` makes links of that, `loops` names the circles,
`cards` reads the deck; `views` and `deck_views` choose what is seen and call it by its name; `layout` asks Graphviz
for places; `draw` writes the SVG.
"""
