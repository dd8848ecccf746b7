"""What a text says of the load that an assessment puts on units."""
