"""Schemes as tables for offices: what is written here, the importers read back as the same scheme."""
