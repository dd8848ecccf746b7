"""Running text: title and total, numbered sections, clauses with a field of their own, schemes without a table."""
