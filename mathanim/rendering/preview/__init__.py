"""The author's loop: watch the files, draw what changed, show it in a browser."""
