"""How points are given and taken, as scoring clauses say it."""
