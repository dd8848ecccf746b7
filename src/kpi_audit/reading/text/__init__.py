"""The ground of all reading: normal form, lines of an indicator, clauses, word lists."""
