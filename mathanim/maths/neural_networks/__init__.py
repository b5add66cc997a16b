"""Feed-forward networks, layer by layer."""
