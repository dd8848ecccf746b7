"""How clearly a standard is said: vague words, discretion, missing definitions, standards kept elsewhere."""
