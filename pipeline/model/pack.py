"""The packs of a direction."""

from __future__ import annotations

from enum import Enum


class Pack(Enum):
    """A pack; the value is its folder's name in `outputs/<direction>/`."""

    PRESIDIUM = "presidium"
    CONSULTATION = "consultation"
    CHAMBERS = "chambers"
    SUBMISSION = "submission"
    PUBLIC = "public"

    @property
    def shows_alternatives(self) -> bool:
        """Whether alternatives may be seen; else only the chosen one leaves."""
        return self in {Pack.PRESIDIUM, Pack.CONSULTATION}
