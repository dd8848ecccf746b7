"""Writing files: whose a file is at the moment of writing."""
