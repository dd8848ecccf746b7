"""How the score of a line is built: bands, cliffs, counts, and how points are spread."""
