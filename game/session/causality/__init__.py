"""What pulls what in a pack's model: proven from its equations, not played.

The window's map shows it at this table's moment, the workshop draws it and warns of what cannot be.

    interval    intervals of numbers, and what sums and functions make of them; pure
    values      where an expression's value lies, and what a condition can be; pure
    slopes      which way an expression pulls, as intervals; pure
    parts       a pack as far as it could be read
    ranges      where each quantity of a pack lies
    extents     the same by name, and where the stocks start
    links       causes and effects with their signs, delays and strengths
    loops       the feedback loops among links, and their names
"""
