"""The levels side by side, in words and figures."""
