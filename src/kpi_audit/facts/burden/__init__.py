"""How often units are scored, checked and ranked, and what they must report."""
