"""Lines that repeat or contradict each other."""
