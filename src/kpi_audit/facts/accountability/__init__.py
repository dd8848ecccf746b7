"""Penalties against rewards, events punished twice, who judges, whose figures count, what lasts."""
