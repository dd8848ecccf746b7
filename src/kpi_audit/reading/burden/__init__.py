"""Reading of how often units are scored, checked, ranked and asked for papers."""
