"""Tables as users hand them in: counts, probabilities, labelled messages."""
