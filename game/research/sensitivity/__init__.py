"""Which assumptions of a scenario decide its lesson: every number that is assumed is varied, and teams play.

    factors    what is assumed in a scenario, as factors around 1
    carrying   the scenario with the factors in its equations, compiled once
    lesson     how one team does against others in a sample of the factors
    screening  designs and indices, by SALib: Morris and Sobol'
    run        all of it together

`screening` and `run` need the `research` extra; the others do not.
"""
