"""The glossary of the drafts: one word for one thing, in each language."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.identity import Lang, Location


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of `drafts/glossary.yaml`.

    Args:
        lang: language of the words.
        preferred: the word or words to use.
        discouraged: what stands for the same and is not used; a star at the end of a
            word stands for any ending.
        note: why, or where the preferred word comes from.
        location: place in the file.
    """

    lang: Lang
    preferred: str
    discouraged: tuple[str, ...]
    note: str = ""
    location: Location = Location()
