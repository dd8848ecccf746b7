"""Whether the same requirement asks for more: oftener, or of more."""
