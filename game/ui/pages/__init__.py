"""The pages of a game, one file each: what a table sees in each beat, and what stands around it."""
