"""What a scheme measures twice, and what it asks for that does not go together."""
