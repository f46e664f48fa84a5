"""Letters and marks by which a line of an act is known.

Official texts mix Latin and Cyrillic look-alikes, lose spaces and vary dashes. What
is here decides *what a line is*; the words themselves are never altered.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FOLD = str.maketrans("ABCEHIKMOPTXYaceiopxykƏə", "АВСЕНІКМОРТХУасеіорхукӘә")
_FOLDED = re.compile(f"[{''.join(map(chr, _FOLD))}]")
"""What is folded: to look for it is ten times as fast as to translate."""
"""Latin letters that look like Cyrillic ones; one for one, so that places stay."""

HEAD = 240
"""Characters of a line that are looked at; no mark of a unit is longer."""

_DASH = "[-–‑−]"
NUMBER = rf"[0-9]{{1,4}}(?:{_DASH}[0-9]{{1,3}})*"
"""A printed number with its suffix: `1`, `1-1`, `18-12`."""

_ROMAN_DIGITS = {"І": 1, "V": 5, "Х": 10}
_DIVISION_NUMBER = rf"(?P<number>{NUMBER}|[ІVХ]{{1,7}})"

INDENTATION = re.compile(r"[\s\ufeff\u200b\u2060]*")
"""White space before a line's words, marks of no width included."""
HASHES = re.compile(r"#{1,6}(?:[ \t]+|$)")
QUOTATION = re.compile(r">[ \t]*")
STARS = re.compile(r"[*_]{1,3}(?=[^\s*_])")
ANCHOR = re.compile(r"\s*<a\s+(?:id|name)=[^<>]{0,200}>\s*(?:</a>)?\s*")

PARAGRAPH = re.compile(rf"(?P<number>{NUMBER})\s?\\?\.(?![0-9.])\s*")
POINT = re.compile(rf"(?P<number>{NUMBER})\s?\\?\)\s*(?!(?:,|и|және)\s*[0-9]+\))")

NORM_NOTE = re.compile(
    r"(?:примечани(?P<many>я)|примечание|ескертпе(?P<more>лер)?)\s*[.:]\s*",
    re.IGNORECASE,
)
EDITORS = re.compile(
    r"(?:ескерту|сноска)\s*[.:!]|примечание\s+(?:изпи|рцпи)|примечание\s*\.\s*см\."
    r"|(?:зқаи|рқао)\s?-?\s?ның\s+ескертпесі",
    re.IGNORECASE,
)
EDITORS_ALONE = re.compile(
    r"(?:примечание\s+(?:изпи|рцпи)|(?:зқаи|рқао)\s?-?\s?ның\s+ескертпесі)\s*!?\s*$",
    re.IGNORECASE,
)
"""The opening words of an editors' note whose content stands in the next paragraph."""

_WORD = {
    "ru": {"art": "статья", "sec": "раздел", "chp": "глава", "dvs": "параграф"},
    "kk": {"art": "бап", "sec": "бөлім", "chp": "тарау", "dvs": "параграф"},
}


def _heading(eid: str, number: str) -> re.Pattern[str]:
    ru, kk = _WORD["ru"][eid], _WORD["kk"][eid]
    numbers = (number, number.replace("?P<number>", "?P<kk_number>"))
    return re.compile(
        rf"(?:{ru}\s*{numbers[0]}(?![\w-])"
        rf"|{numbers[1]}\s?{_DASH}?\s?{kk}(?!\w))"
        r"(?P<stop>\s*\.)?\s*(?P<end>$)?",
        re.IGNORECASE,
    )


HEADINGS = {
    "art": _heading("art", rf"(?P<number>{NUMBER})"),
    "sec": _heading("sec", _DIVISION_NUMBER),
    "chp": _heading("chp", _DIVISION_NUMBER),
    "dvs": _heading("dvs", _DIVISION_NUMBER),
}
"""Headings of numbered units, by eId prefix (`ProvisionKind.value`)."""

EXCLUDED = re.compile(
    r"\(?(?:исключен[аоы]?|утратил[аои]?\s+силу|алып\s+тасталды"
    r"|алынып\s+тасталды|күші\s+жойылды)"
    r"(?=\s*(?:[.;)]*\s*$|[-–—(]|от\s+[0-9]|с\s+[0-9]|в\s+соответствии"
    r"|закон|указ|постановлени|қр\b|рк\b))",
    re.IGNORECASE,
)
"""An editors' remark that stands in the place of an excluded unit."""
POINTS_EXCLUDED = re.compile(
    rf"(?:{NUMBER}\)\s*(?:,|и|және|{_DASH})\s*)+{NUMBER}\)\s*"
    rf"(?={EXCLUDED.pattern})",
    re.IGNORECASE,
)
"""«2), 3) исключены», «10)–17) алып тасталды»: one remark for several units."""
EXCLUDED_ARTICLE = re.compile(
    r"(?:стать[яи]\s\S+\s(?:исключен[аы]|утратил[аи]\s+силу)"
    r"|бап\S*\s(?:алып|алынып)\s+тасталды|баптың\s+күші\s+жойылды)",
    re.IGNORECASE,
)
"""The same, said of an article in an editors' note."""


@lru_cache(maxsize=16)
def fold(text: str) -> str:
    """The text with Latin look-alikes turned into Cyrillic letters, place by place.

    Each question about one line begins with it.
    """
    return text.translate(_FOLD) if _FOLDED.search(text) else text


def plain_number(printed: str) -> str:
    """A printed number as paths write it: plain hyphens, Arabic figures."""
    folded = fold(printed).upper()
    if folded[0] in _ROMAN_DIGITS:
        return str(_roman(folded))
    return re.sub(_DASH, "-", printed)


def _roman(figures: str) -> int:
    values = [_ROMAN_DIGITS[figure] for figure in figures]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value
        for value, after in zip(values, following, strict=True)
    )


def listed_numbers(printed: str) -> list[str]:
    """The numbers that «2), 5)–7)» stands for, spans of plain numbers filled in."""
    numbers: list[str] = []
    for part in re.split(r"\)\s*(?:,|и|және)\s*", printed):
        first, _, last = part.rstrip(" )").partition(")")
        numbers.append(plain_number(first))
        end = last.strip(" -–‑−")
        if end.isdigit() and first.isdigit():
            numbers += [str(number) for number in range(int(first) + 1, int(end) + 1)]
        elif end:
            numbers.append(plain_number(end))
    return numbers


def begins_with_capital(text: str) -> bool:
    """Whether the first letter is a capital; figures and quotes are passed over."""
    for char in text[:HEAD]:
        if char.isalpha():
            return char.isupper()
    return False
