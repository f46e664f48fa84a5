"""normpack: legislative drafts in Markdown, submission packs in Word and PDF."""
