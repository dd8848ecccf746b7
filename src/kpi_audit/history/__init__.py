"""Versions of files that git keeps."""
