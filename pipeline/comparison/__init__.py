"""What changed between the text in force and the proposed texts."""
