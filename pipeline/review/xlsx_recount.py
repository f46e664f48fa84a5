"""The second reader of spreadsheets: counts notes and filled answer cells."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.model.homecoming import Marks
from pipeline.review.container import target_of
from pipeline.review.docx_recount import Recount, related
from pipeline.review.scan import Attributes, Scanner

_ANSWERS = ("np:position", "np:remark", "np:wording")
_ANCHOR = "np:anchor"
_KEY = "np:"
_HEADS = 2
_TWIN = "tc="
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def recount_xlsx(scanner: Scanner, main: str) -> Recount:
    """Count the marks of a spreadsheet.

    Args:
        scanner: goes through the file.
        main: its main part.

    Raises:
        UsageError: where a limit is passed or a part is broken.
    """
    strings = _strings(scanner, main)
    cells = comments = 0
    scanner.scan(main, lambda *_: True)
    for kind, target in related(scanner, main):
        part = target_of(main, target)
        if kind == "person":
            scanner.scan(part, lambda *_: True)
        if kind == "worksheet":
            cells += _answers(scanner, part, strings)
            comments += _notes(scanner, part)
    return Recount(Marks(comments=comments, cells=cells))


def _strings(scanner: Scanner, main: str) -> list[str]:
    found: list[str] = []
    words: list[str] = []

    def leave(name: str, text: str) -> None:
        if name == "t":
            words.append(text)
        elif name == "si":
            found.append("".join(words))
            words.clear()

    for kind, target in related(scanner, main):
        if kind == "sharedStrings":
            scanner.scan(target_of(main, target), _everything_but("rPh"), leave)
    return found


def _everything_but(skipped: str) -> Callable[[str, str, Attributes], bool]:
    def visit(space: str, name: str, attributes: Attributes) -> bool:
        del space, attributes
        return name != skipped

    return visit


class _Cells:
    """Takes the filled cells of one sheet as they come, by row and column."""

    def __init__(self, strings: list[str]) -> None:
        self.filled: dict[tuple[int, str], str] = {}
        self._strings = strings
        self._row = 0
        self._column = ""
        self._kind = ""
        self._words: list[str] = []

    def visit(self, space: str, name: str, attributes: Attributes) -> bool:
        del space
        if name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._column = ""
        elif name == "c":
            self._begin(attributes)
        return name != "rPh"

    def _begin(self, attributes: Attributes) -> None:
        place = _PLACE.fullmatch(attributes.get("r", ""))
        if place:
            self._column, self._row = place[1], int(place[2])
        else:
            self._column = _next(self._column)
        self._kind = attributes.get("t", "")
        self._words.clear()

    def leave(self, name: str, text: str) -> None:
        if name == "v" and self._kind == "s":
            known = text.isascii() and text.isdigit()
            index = int(text[:9]) if known else len(self._strings)
            self._words += self._strings[index : index + 1]
        elif name in {"v", "t"}:
            self._words.append(text)
        elif name == "c" and "".join(self._words).strip():
            self.filled[self._row, self._column] = "".join(self._words)


def _next(column: str) -> str:
    """The column after one, by name."""
    head, last = column[:-1], column[-1:]
    if not column:
        return "A"
    if last == "Z":
        return _next(head) + "A"
    return head + chr(ord(last) + 1)


def _answers(scanner: Scanner, part: str, strings: list[str]) -> int:
    """Filled cells of the answer columns, in rows that are not the program's own."""
    cells = _Cells(strings)
    scanner.scan(part, cells.visit, cells.leave)
    keys = {text: place for place, text in cells.filled.items() if _is_key(text)}
    heads = [row for text, (row, _) in keys.items() if text in _ANSWERS]
    first = max(heads) + _HEADS + 1 if heads else 0
    answers = {column for text, (_, column) in keys.items() if text in _ANSWERS}
    anchor = keys.get(_ANCHOR, (0, ""))[1]
    count = sum(
        column in answers
        and not _is_key(text)
        and row >= first
        and not _is_key(cells.filled.get((row, anchor), ""))
        for (row, column), text in cells.filled.items()
    )
    for _ in range(count):
        scanner.mark()
    return count


def _is_key(text: str) -> bool:
    return text.startswith(_KEY)


def _notes(scanner: Scanner, sheet: str) -> int:
    authors: list[str] = []
    notes: list[str] = []
    threads = 0

    def visit(space: str, name: str, attributes: Attributes) -> bool:
        nonlocal threads
        del space
        if name in {"comment", "threadedComment"}:
            scanner.mark()
        if name == "comment":
            notes.append(attributes.get("authorId", ""))
        threads += name == "threadedComment"
        return True

    def leave(name: str, text: str) -> None:
        if name == "author":
            authors.append(text)

    twins = 0
    for kind, target in related(scanner, sheet):
        if kind not in {"comments", "threadedComment"}:
            continue
        authors.clear()
        notes.clear()
        scanner.scan(target_of(sheet, target), visit, leave)
        twins += sum(_is_twin(authors, index) for index in notes)
        threads += len(notes)
    return threads - twins


def _is_twin(authors: list[str], index: str) -> bool:
    known = index.isascii() and index.isdigit() and int(index[:9]) < len(authors)
    return known and authors[int(index)].startswith(_TWIN)
