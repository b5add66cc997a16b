"""What rendered scenes are handed out as: clips, decks, handouts; one file each."""
