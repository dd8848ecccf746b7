"""Figures, targets, dates and frequencies in Chinese text."""
