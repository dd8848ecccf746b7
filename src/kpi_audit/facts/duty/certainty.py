"""How sure it must be that a line is about an entry of the list: scores from 0 to 1."""

FOUND, POSSIBLE = 0.8, 0.6
"""Scores from which an entry is taken for found, and for a candidate that somebody has to look at."""
DOUBTED = 0.79
"""The most that a doubtful entry gets: somebody has to look at it however alike the words are."""
