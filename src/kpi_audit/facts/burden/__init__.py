"""What an assessment costs those who are assessed."""
