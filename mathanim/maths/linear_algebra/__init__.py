"""Linear maps, the matrices that describe them, and what they do to the plane and to space."""
