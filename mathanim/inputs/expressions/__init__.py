"""Formulas as users write them: read without being run, differentiated, evaluated, typeset."""
