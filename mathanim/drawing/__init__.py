"""Numbers to mobjects."""
