"""From a lecture or scene name to files."""
