"""Text: one file as decoded text, a located YAML tree and the way from a place back to line and column."""
