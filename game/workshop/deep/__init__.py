"""The deep check: what is wrong with a pack beyond its structure.

It exists because a pack that can be played may still say the wrong thing: a case that never comes, a sum of kroner and
points, a text that does not fit the window. `game.pack` refuses what cannot be played; this layer warns of the rest.
`deep_problems` takes a pack as it was read and looks at everything that its errors leave readable; `played_problems`
plays games with it. Only `game.cli` and other tools of the workshop import it.

    material        the pack and its expressions as trees
    conditions      conditions that never hold or always do, goals out of reach (from `game.session.causality`)
    arrivals        cards that never come, work that is never finished (likewise)
    usage           names that nothing uses
    dimensions      units as vectors of exponents; pure
    unit_check      whether the units of an equation agree
    notes           cards without a note, figures without a source
    wording         every text in every language
    translations, terms, fitting    what is wrong with them
    touches         what options say that they touch, and what they move when played
"""

from game.workshop.deep.check import deep_problems
from game.workshop.deep.touches import played_problems

__all__ = ["deep_problems", "played_problems"]
