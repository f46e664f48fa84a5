"""Letters for looking words up: one case, Cyrillic only, places kept.

Official texts mix Latin letters into Cyrillic words («шiлдедегi»), so that words are
found by their fold. A fold is as long as its text: a place in one is a place in the
other.
"""

from __future__ import annotations

import re

_LATIN = "iIcCoOaAeEpPxXyYKMHBThə"
_CYRILLIC = "іІсСоОаАеЕрРхХуҮКМНВТһә"
_SAME = str.maketrans(
    {
        **dict(zip(_LATIN, _CYRILLIC, strict=True)),
        **dict.fromkeys("«»“”„‟", '"'),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u2012\u2014\u2015\u2212", "–"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\t\n", " "),
    }
)
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _SAME)))}]")
"""What is folded: to look for it is ten times as fast as to translate."""


def fold(text: str) -> str:
    """The text in Cyrillic letters, with one kind of quotes, dashes and spaces."""
    return text.translate(_SAME) if _FOLDED.search(text) else text


def fold_small(text: str) -> str:
    """The same in small letters."""
    folded = fold(text)
    small = folded.lower()
    if len(small) == len(folded):
        return small
    # A letter of a foreign alphabet may have a small form of two characters.
    return "".join(low if len(low := each.lower()) == 1 else each for each in folded)


def listed(words: str) -> frozenset[str]:
    """The alternatives of a table's entry, folded; `|` parts them."""
    return frozenset(fold_small(each) for each in words.split("|") if each)
