"""Vetoes and pledge letters as texts set them."""
