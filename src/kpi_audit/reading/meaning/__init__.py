"""What a line rewards and how it is proved: kinds, marks, evidence, activities, metrics."""
