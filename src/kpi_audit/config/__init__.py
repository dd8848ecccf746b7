"""Settings: the nearest configuration file, what it says and where, and what the command line puts above it."""
