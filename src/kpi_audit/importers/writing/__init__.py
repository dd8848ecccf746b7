"""From a draft to tidy YAML, with the origin of every value by its path."""
