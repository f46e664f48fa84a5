"""Reads Markdown that holds both languages of an act, each under a heading of its own.

## kaz
### 19-бап. …
## rus
### Статья 19. …
"""

from __future__ import annotations

import re

from pipeline.model.identity import Lang
from pipeline.readers.foreign import About, Converted

_LANGS: dict[str, Lang] = {"kaz": "kk", "kk": "kk", "rus": "ru", "ru": "ru"}
_HEADING = re.compile(r"(?m)^#{1,6} +(?P<lang>kaz|kk|rus|ru) *$\n?")
_COMMENT = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)*", re.DOTALL)


def is_bilingual(text: str) -> bool:
    """Whether a text has one heading for each language, and nothing above them."""
    found = list(_HEADING.finditer(text))
    langs = [_LANGS[each["lang"]] for each in found]
    if sorted(langs) != ["kk", "ru"]:
        return False
    return _COMMENT.fullmatch(text[: found[0].start()]) is not None


def read_bilingual(text: str) -> tuple[Converted, ...]:
    """The two languages of a text, each on its own.

    Args:
        text: a text for which `is_bilingual` holds.
    """
    found = list(_HEADING.finditer(text))
    ends = [*(each.start() for each in found[1:]), len(text)]
    return tuple(
        Converted(
            text[each.end() : end].strip("\n") + "\n", About(lang=_LANGS[each["lang"]])
        )
        for each, end in zip(found, ends, strict=True)
    )
