"""A scheme against the level above."""
