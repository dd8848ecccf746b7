"""What the import command does with a file, and what it says of it."""
