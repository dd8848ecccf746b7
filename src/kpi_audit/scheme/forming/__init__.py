"""From data to a model: quickly where they are in order, by pydantic where they are not."""
