"""Long texts cut into lines of words, at places that the words themselves choose.

Where a cut falls depends on the letters just before it, not on a count from the
beginning: after an insertion both texts soon cut at the same places again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.comparison.tokens import smooth

_PIECE = re.compile(
    r".{80,400}?[.;,аиеыіқ]\s+ | .{1,400}?\s+ | \S+\s* | \s+",
    re.DOTALL | re.VERBOSE,
)
"""A piece always ends with white space: never inside a word, nor before one."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The lines of words of one text.

    Args:
        keys: the lines, look-alikes folded.
        ends: where each begins in the text; one more for the end of the last.
    """

    keys: Sequence[str]
    ends: Sequence[int]

    def span(self, pieces: slice) -> slice:
        """The stretch of the text that some neighbouring lines make up."""
        return slice(self.ends[pieces.start], self.ends[pieces.stop])


def pieces_of(text: str) -> Pieces:
    """Cut a text into lines of 80 letters and more."""
    keys = _PIECE.findall(smooth(text))
    return Pieces(keys, [0, *accumulate(map(len, keys))])
