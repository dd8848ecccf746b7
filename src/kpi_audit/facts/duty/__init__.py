"""A scheme against the duty list."""
