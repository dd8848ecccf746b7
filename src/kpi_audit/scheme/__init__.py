"""Meaning: the scheme format as frozen models, and the way from a located tree to them."""
