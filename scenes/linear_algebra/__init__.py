"""Scenes of linear algebra."""
