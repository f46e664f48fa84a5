"""Widths of letters in Times New Roman, in which the portal sets its PDFs.

With them a line of a text layer tells whether the next word would have had room on
it, and so whether the paragraph ended there. Units: thousandths of the font size, as
in the font's own table of advances (the same in all metric-compatible fonts).
"""

from __future__ import annotations

_WIDTHS = {
    180: "'",
    200: "|",
    250: " ,.\u00a0",
    278: "/:;\\ijltі",
    333: "!()-I[]`fr‘’І",
    389: "Js",
    395: "з",
    400: "°",
    408: '"',
    410: "гғ",
    429: "э",
    437: "т",
    444: "?acez“”„аесёә",
    456: "ь",
    460: "я",
    469: "^",
    472: "в",
    480: "{}",
    486: "кқ",
    499: "л",
    500: "#$*0123456789_bdghknopquvxy«»–§орухөұүһ",
    501: "З",
    503: "ч",
    509: "бд",
    517: "ъ",
    535: "ийнпцң",
    541: "~",
    556: "FPSР",
    564: "+<=>",
    574: "БЬ",
    578: "ГҒ",
    611: "ELTZЕТЁ",
    633: "м",
    648: "ф",
    650: "ЧҺ",
    660: "Э",
    667: "BCRВКСЯҚ",
    672: "ы",
    678: "Л",
    682: "Д",
    691: "ж",
    706: "Ъ",
    708: "У",
    722: "ADGHKNOQUVXYwАИЙНОПХЦҢӨҰҮӘ",
    747: "ю",
    760: "©",
    770: "шщ",
    778: "&m",
    790: "Ф",
    833: "%",
    872: "Ы",
    889: "MМ",
    896: "Ж",
    921: "@",
    944: "W",
    954: "№",
    1000: "—…",
    1009: "ШЩ",
    1028: "Ю",
}
_USUAL = 500
"""Width of a letter that is not in the table."""
_OF_LETTER = {letter: width for width, all_ in _WIDTHS.items() for letter in all_}

SPACE = _OF_LETTER[" "]


def width(text: str) -> int:
    """Natural width of a text set in one line."""
    return sum(_OF_LETTER.get(letter, _USUAL) for letter in text)
