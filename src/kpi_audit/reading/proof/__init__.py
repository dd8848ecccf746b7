"""How a score is proved: what is looked at, and whether papers alone decide."""
