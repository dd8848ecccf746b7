"""Whether two lines measure the same thing."""
