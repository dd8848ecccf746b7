"""How many findings each rule has."""
