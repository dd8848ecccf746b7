"""Results as data: findings without words, and the report that holds them."""
