"""From the words in a cell to values of the format: numbers, points, names, lists."""
