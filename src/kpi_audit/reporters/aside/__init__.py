"""What was set aside: suppressed with a reason, or of the past."""
