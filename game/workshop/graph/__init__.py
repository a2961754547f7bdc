"""A pack as a picture: the causal loops of its model, and how its cards hang together.

One way through: `game.session.causality` finds which way each equation pulls and names the circles, `deck` reads the
cards; the views choose what is seen and the diagrams call it by its name; `layout` asks Graphviz for places; `draw`
writes the SVG.
"""
