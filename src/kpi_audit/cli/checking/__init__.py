"""What `check` does: from the options to a run, what it sets aside, and what becomes of its report."""
