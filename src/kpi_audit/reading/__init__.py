"""Chinese text to meaning: pure functions on strings; word lists are data in lexicons/."""
