"""Every number that a viewer can see or hear, beat by beat, and where it comes from."""
