"""What schemes say of penalties and rewards, of who judges, of where figures come from, and of what lasts."""
