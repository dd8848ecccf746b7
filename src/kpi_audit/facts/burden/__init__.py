"""What an assessment costs those who are assessed: rhythm, checks, rankings, reports, hours."""
