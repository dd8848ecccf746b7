"""Tables as the formats show them: figures, and the levels side by side."""
