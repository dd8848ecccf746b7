"""Intervals of a measured value or a score, and whether they fit together."""
