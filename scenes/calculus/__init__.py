"""Scenes of calculus."""
