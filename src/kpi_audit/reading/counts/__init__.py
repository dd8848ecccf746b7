"""What deductions count one by one, and whether anything puts the count in proportion."""
