"""Numbers: pure functions on torch tensors, all steps at once."""
