"""Points and what follows from them: shares, sums, bounds, bonuses."""
