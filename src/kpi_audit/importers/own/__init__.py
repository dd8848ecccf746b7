"""Files that our own export wrote: nothing in them is guessed."""
