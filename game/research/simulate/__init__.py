"""Simulation in bulk: whole games by a team, in processes or on a cluster, as one Parquet file.

It exists so that a researcher can ask of a thousand or a million games what nobody can ask of one table. It needs the
`research` extra, so only what is for researchers may import it.

    plan_of(edition, team, games, ...) -> Plan       what is to be played
    simulate(plan, out, engine) -> Path              played, into a file; a stopped run goes on where it was
    play_here(plan) -> Rows                          played, into memory
    join_shards(files, out) -> Path                  what several machines have played, as one file
    Local(workers), Cluster(address)                 where it is played (`Cluster` is in `cluster`, which needs Dask)

    plan      which games, and the pieces of work      team      who decides
    playing   games                                    columns, tables   their rows
    engines, cluster   where                           parts, joining    files
"""
