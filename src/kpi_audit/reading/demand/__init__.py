"""What a line asks of those it assesses: more than last year, everything or nothing, what others may decide freely."""
