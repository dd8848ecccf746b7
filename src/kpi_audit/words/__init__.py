"""Words: the text catalogue, the norms that may be cited, the rule cards, and the voice that speaks them."""
