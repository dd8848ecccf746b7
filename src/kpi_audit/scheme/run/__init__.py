"""What one run covers: which schemes belong together."""
