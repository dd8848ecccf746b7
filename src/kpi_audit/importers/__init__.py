"""Schemes from office files: a file → papers (paragraphs, tables) → a draft with the origin of every value → YAML."""
