"""What several schemes on the same units ask together."""
