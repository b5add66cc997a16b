"""Groups of commands and options: words to parse, a call, words to print; what they need is imported when called."""
