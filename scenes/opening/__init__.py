"""Scenes of opening."""
