"""Vetoes and pledge letters of a scheme, and what they rest on."""
