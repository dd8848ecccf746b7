"""One file a command: parse, call the library once, write, exit."""
