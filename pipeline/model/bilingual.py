"""Words in both languages of the drafts."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.identity import Lang, Location


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same thing said in both languages, each in words of its own."""

    kk: str = ""
    ru: str = ""
    location: Location = Location()

    def __getitem__(self, lang: Lang) -> str:
        """The words in one language."""
        return self.kk if lang == "kk" else self.ru
