"""Pictures of calculus: curves under a glass, secants, runs and rises."""
