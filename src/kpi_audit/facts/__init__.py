"""Derived once per dossier, lazily, never changed: hierarchy, readings, points, vetoes, levels, duties."""
