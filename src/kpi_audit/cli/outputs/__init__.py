"""Files of a run that are written: whose they are at the moment of writing."""
