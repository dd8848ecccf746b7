"""What a scheme asks of its units: the ratchet, one size for all, the voluntary as a quota, the absolute."""
