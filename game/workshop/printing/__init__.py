"""What is printed for the day: role booklets, cards to cut out, the run sheet and the rest, as one PDF of A4 pages.

`matter` opens a pack in a language; `people`, `deck` and `room` make the parts of it as plain data; `typeset` gives
them to the templates in `assets/print/`. What is said stands in the pack and in `print.po`, how it looks in the
templates.
"""

from game.workshop.printing.parts import PARTS, printed
from game.workshop.printing.typeset import typeset

__all__ = ["PARTS", "printed", "typeset"]
