"""Where jobs run: here one after another, or in fresh processes beside one another."""
