"""What is proven of a pack without playing it: where its quantities lie, and what can never come.

`deep` warns of it, `playtest` calls it broken, `graph` draws it. Only other tools of the workshop import this.

    interval    intervals of numbers, and what sums and functions make of them; pure
    values      where an expression's value lies, and what a condition can be; pure
    parts       a pack as far as it could be read
    ranges      where each quantity of a pack lies
    reach       what can come in a game, and when at the earliest
"""
