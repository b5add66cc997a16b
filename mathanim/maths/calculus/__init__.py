"""Secants, tangents and derivatives of functions of one variable."""
