"""Pictures of networks: layers, neurons, weights and the numbers on their way."""
