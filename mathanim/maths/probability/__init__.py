"""Joint probabilities of hypotheses and evidence, and the areas that picture them."""
