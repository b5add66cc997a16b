"""Scenes of probability."""
