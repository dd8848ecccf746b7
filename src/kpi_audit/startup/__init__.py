"""What a start need not pay for: records and patterns that cost little to define, and what is kept between runs."""
