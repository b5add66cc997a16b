"""Clips to put into slides, pages and editors: a scene or a beat in any of several formats, transparent too."""
