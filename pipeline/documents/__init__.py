"""The room of document kinds: what the drafts say → a `Document` tree."""
