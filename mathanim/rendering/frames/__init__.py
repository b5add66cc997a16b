"""From a scene to its frames: what moved is drawn again, and whoever wants them gets them."""
