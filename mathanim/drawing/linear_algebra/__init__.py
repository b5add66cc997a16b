"""Pictures of linear maps: the plane, vectors and the numbers of their products."""
