"""Tables as files of each kind."""
