"""Two versions of one scheme side by side."""
