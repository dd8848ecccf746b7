"""Rules that an office declares in its configuration: words, fields and thresholds instead of a program."""
