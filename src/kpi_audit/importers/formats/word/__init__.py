"""What stands in a Word document: its elements, the signs of its fonts, the numbers of its lists."""
