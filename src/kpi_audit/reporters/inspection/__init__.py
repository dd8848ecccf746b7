"""How schemes were read, for programs."""
