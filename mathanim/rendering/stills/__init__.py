"""Pictures of moments: which ones, how they are drawn, and how they are laid out on sheets."""
