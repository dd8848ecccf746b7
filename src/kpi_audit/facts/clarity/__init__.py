"""Leaves whose standard is unclear, left to judgement, kept elsewhere, or rewards the wrong thing."""
