"""What a user hands in, made into checked records."""
