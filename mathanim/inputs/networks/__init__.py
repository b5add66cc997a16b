"""Networks as users hand them in: files of weights, layers in TOML, inputs from arrays and pictures."""
