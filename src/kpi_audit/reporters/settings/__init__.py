"""The settings in effect, each with where it comes from, and the word lists that an office may change."""
