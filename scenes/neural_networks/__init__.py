"""Scenes of neural networks."""
