"""What a revision changed, for readers in a meeting and for programs."""
