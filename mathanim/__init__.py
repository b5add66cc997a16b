"""Lecture videos in which every number is computed, checked and right."""
