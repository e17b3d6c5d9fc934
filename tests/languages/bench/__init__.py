"""What the languages have in common."""
