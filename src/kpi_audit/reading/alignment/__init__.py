"""Which line of one scheme says the same as a line of another."""
