"""Keys that the format does not have, and what was meant by them."""
