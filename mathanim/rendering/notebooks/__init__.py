"""Scenes in notebooks: a clip that Jupyter, Colab and marimo display."""
