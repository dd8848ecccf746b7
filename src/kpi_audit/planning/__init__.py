"""Where settings meet rules: what is asked of each file, with which thresholds, severities and words."""
