"""What a line rewards: kinds, marks, activities, metrics."""
