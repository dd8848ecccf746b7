"""Reporters: a report and a voice become text for people or for programs."""
