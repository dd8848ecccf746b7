"""What a text says of the load on units: how often they are scored, checked, ranked and asked for papers."""
