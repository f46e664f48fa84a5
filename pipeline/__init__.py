"""normpack: legislative drafts in Markdown, submission packs in Word and PDF."""

VERSION = "0.1.0"
"""As `pyproject.toml` has it; to ask the installed package takes 20 milliseconds."""
