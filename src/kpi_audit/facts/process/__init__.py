"""Doing against results: composition, activities, traces, metrics that may not be."""
