"""What a word list is searched by: openings, gaps, figures, and the tables of them that are kept."""
