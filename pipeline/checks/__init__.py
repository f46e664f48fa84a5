"""The room of rules for drafts: one rule a file."""
