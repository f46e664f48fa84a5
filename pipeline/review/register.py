"""Takes remarks into the record: what is new, what was there already.

The file is text that a lawyer may have written in as well: entries that do not change
keep their lines, with comments and all; new ones are put at the end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum

from pipeline.model.bilingual import Bilingual
from pipeline.model.homecoming import Fate, Placement
from pipeline.model.remark import Remark
from pipeline.review.grid import plain

HEAD = """# yaml-language-server: $schema=../../schema/ledger/remarks.schema.json

remarks:
"""
_KEY = "remarks:"
_EMPTY = re.compile(r"remarks:\s*(?:\[\s*\]|null|~)?\s*(?:#.*)?")
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_PLAIN = re.compile(r"[A-Za-z0-9][\w./-]*", re.ASCII)
_FIRST = ("id", "body", "date", "round", "kind", "state")
"""Keys that stand first, for whoever leafs through the file."""
_WORDS = frozenset(
    [
        *("row", "words", "text", "before", "after", "author", "written"),
        *("sent", "now", "letter", "reason"),
    ]
)
"""Keys whose values are words, always in quotes: `null` is a word there."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The record after an import.

    Args:
        remarks: all remarks, old ones first.
        changed: names of old ones that have changed.
        placements: what became of each remark of the file.
    """

    remarks: tuple[Remark, ...]
    changed: frozenset[str]
    placements: tuple[Placement, ...]


def merge(recorded: Sequence[Remark], incoming: Iterable[tuple[Remark, int]]) -> Merged:
    """Lay the remarks of one file into the record.

    Args:
        recorded: what is on record.
        incoming: the file's remarks with the number of their marks.
    """
    remarks = {each.id: each for each in recorded}
    by_content = {_content(each): each.id for each in recorded}
    old = set(remarks)
    changed: set[str] = set()
    placements: list[Placement] = []
    for remark, marks in incoming:
        known = remarks.get(remark.id) or _same_file(remark, remarks, by_content)
        if known is None:
            remarks[remark.id] = remark
            fate = Fate.PLACED if remark.is_placed else Fate.UNPLACED
            placements.append(Placement(fate, remark, marks))
            continue
        again = _seen_again(known, remark)
        if again != known and known.id in old:
            changed.add(known.id)
        remarks[known.id] = again
        placements.append(Placement(Fate.DUPLICATE, again, marks))
    return Merged(tuple(remarks.values()), frozenset(changed), tuple(placements))


def _same_file(
    remark: Remark, remarks: Mapping[str, Remark], by_content: Mapping[_Content, str]
) -> Remark | None:
    """The same remark of the same file, read when the drafts were other ones."""
    known = remarks.get(by_content.get(_content(remark), ""))
    return known if known is not None and remark.file in _files(known) else None


_Content = tuple[str, ...]


def _content(remark: Remark) -> _Content:
    texts = (remark.words, remark.text, remark.before, remark.after)
    return (
        remark.body,
        remark.kind.value,
        remark.author,
        remark.written,
        *map(plain, texts),
    )


def _files(remark: Remark) -> tuple[str, ...]:
    return (remark.file, *remark.again)


def _seen_again(known: Remark, remark: Remark) -> Remark:
    """The remark on record, with the file in which it came back, and its letter."""
    if remark.letter:
        known = replace(known, letter=remark.letter, letter_date=remark.letter_date)
    if remark.file in _files(known):
        return known
    return replace(
        known,
        again=(*known.again, remark.file),
        resolved=known.resolved or remark.resolved,
    )


def rewritten(text: str, recorded: Sequence[Remark], remarks: Sequence[Remark]) -> str:
    """The file's text with entries changed and added.

    Args:
        text: the file as it is; empty where there is none.
        recorded: its entries, with their places.
        remarks: the entries that it is to have: the old ones, then new ones.
    """
    lines = (text or HEAD).split("\n")
    before = {each.id: each for each in recorded}
    starts = sorted(each.location.line for each in recorded)
    for each in reversed(remarks[: len(recorded)]):
        old = before[each.id]
        if old == each:
            continue
        start = old.location.line
        following = [line for line in starts if line > start]
        end = following[0] - 1 if following else _last(lines, start)
        lines[start - 1 : end] = printed(each).rstrip("\n").split("\n")
    whole = "\n".join(lines).rstrip("\n") + "\n"
    fresh = "".join(printed(each) for each in remarks[len(recorded) :])
    if fresh and not recorded:
        whole = _opened(whole)
    return whole + fresh


def _last(lines: Sequence[str], start: int) -> int:
    """Number of the last entry's last line."""
    end = len(lines)
    while end > start and not lines[end - 1].strip():
        end -= 1
    return end


def _opened(text: str) -> str:
    """The text, ending with the key of its empty list; comments stay above."""
    lines = text.rstrip("\n").split("\n")
    kept = [line for line in lines if not _EMPTY.fullmatch(line)]
    return "\n".join([*kept, _KEY]) + "\n"


def printed(remark: Remark) -> str:
    """One entry, in the small part of YAML that is quickly read again."""
    rest = [each.name for each in fields(Remark)]
    rest = [name for name in rest if name not in {*_FIRST, "location"}]
    empty = Remark(remark.id, remark.body, remark.date, remark.kind, remark.file)
    lines = []
    for name in (*_FIRST, *rest):
        value = getattr(remark, name)
        if name in _FIRST or name == "file" or value != getattr(empty, name):
            told = _quoted(value) if name in _WORDS else _value(value)
            lines.append(f"  {name}: {told}")
    lines[0] = "- " + lines[0].lstrip()
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return _text(str(value.value))
    if isinstance(value, Bilingual):
        pairs = [("kk", value.kk), ("ru", value.ru)]
        inside = ", ".join(f"{lang}: {_quoted(text)}" for lang, text in pairs if text)
        return f"{{{inside}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_text, value))}]"
    return _text(str(value))


def _text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    """Words in double quotes; what YAML might take for a line's end is a number."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNSAFE.sub(_number, quoted)


def _number(match: re.Match[str]) -> str:
    letter = match[0]
    return "\\ufffd" if "\ud800" <= letter <= "\udfff" else f"\\u{ord(letter):04x}"
