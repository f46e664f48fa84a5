"""Folds what only looks different: look-alike letters, quotes, dashes, white space.

Official texts mix Latin letters into Cyrillic words («шiлдедегi», «ic») and lose
spaces. Two texts are one where their folds are equal; the texts themselves are never
repaired. What counts as equal must be what the comparison counts as no change, or a
bill would order what no table shows (tested against `pipeline.comparison`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LATIN = "iIcCoOaAeEpPxXyYKMHBThjsəƏ"
_CYRILLIC = "іІсСоОаАеЕрРхХуҮКМНВТһјѕәӘ"
_SAME_LENGTH = str.maketrans(
    {
        **dict(zip(_LATIN, _CYRILLIC, strict=True)),
        **dict.fromkeys("«»“”„‟", '"'),
        **dict.fromkeys("\u2018\u2019", "'"),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u2012\u2014\u2015\u2212", "–"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\t\n", " "),
        "Ӏ": "І",
    }
)
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _SAME_LENGTH)))}]")
"""What is folded: to look for it is ten times as fast as to translate."""
_INVISIBLES = re.compile(f"[{_INVISIBLE}]")
_LONE_HYPHEN = re.compile(r"(?<!\w)-|-(?!\w)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
_KEPT = "\ue000"
"""Stands for a space that is kept; no text has this letter of nobody's."""


def fold(text: str) -> str:
    """Fold letter by letter: places in the fold are places in the text."""
    return text.translate(_SAME_LENGTH) if _FOLDED.search(text) else text


@lru_cache(maxsize=4096)
def fold_words(text: str) -> str:
    """What a text says: equal for texts that differ by no more than looks.

    Spaces are left out, since a lost space is noise; only between two digits one is
    kept: «5 6» is not «56». Asked again and again for the same units, from each unit
    above them.
    """
    plain = _INVISIBLES.sub("", unicodedata.normalize("NFC", text))
    dashed = _LONE_HYPHEN.sub("–", fold(plain))
    kept = _BETWEEN_DIGITS.sub(_KEPT, dashed)
    return "".join(kept.split()).replace(_KEPT, " ")
