"""From frames to one file: encoding, sound, subtitles, chapters, and the check of what came out."""
