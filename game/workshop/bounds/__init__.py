"""What can come in a pack's games, and when at the earliest: proven of it without playing it.

`deep` warns of it, `playtest` calls it broken, `graph` draws it. Only other tools of the workshop import this. Where
quantities lie is worked out in `game.session.causality`.

    reach       what can come in a game, and when at the earliest
"""
