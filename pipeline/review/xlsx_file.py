"""The first reader of spreadsheets: sheets, answers, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.errors import UsageError
from pipeline.model.homecoming import Found, Spot
from pipeline.model.ledger_terms import Stance
from pipeline.model.remark import RemarkKind
from pipeline.model.sent_table import Column
from pipeline.review.container import Container, relationships_name, target_of
from pipeline.review.grid import GridCell, GridRow, plain
from pipeline.review.markup import attribute, local, parse
from pipeline.review.returned import Returned
from pipeline.review.xlsx_notes import CellNote, read_notes, read_people, read_threads
from pipeline.review.xlsx_sheet import KEY, Sheet, read_sheet, rich_text

_KEYS = {f"{KEY}{column.value}": column for column in Column}
_ANCHOR = f"{KEY}anchor"
_SENT = f"{KEY}sent "
_FACTS = 3
_HEADS = 2
"""Header rows below the hidden names."""

Stances = Mapping[str, Stance]
"""Positions by the words of the drop-down list, in small letters."""


def read_xlsx(container: Container, stances: Stances) -> Returned:
    """Read a spreadsheet.

    Args:
        container: the file.
        stances: words of the list of positions, in all languages.

    Raises:
        UsageError: `review-formula`, `review-too-many-cells`, and where a part is
            broken.
    """
    book = _Book(container)
    sheets = list(book.sheets())
    grids: list[tuple[GridRow, ...]] = []
    found: list[Found] = []
    columns: dict[tuple[int, int], Column] = {}
    facts = ("", "", "")
    for number, sheet in enumerate(sheets):
        _look_for_formulas(container, sheet)
        keyed = _Keyed(sheet)
        columns |= {(number, at): column for at, column in keyed.columns.items()}
        facts = keyed.facts or facts
        grids.append(tuple(keyed.grid()))
        rows = {row: place for place, row in enumerate(sorted(sheet.rows))}
        found += keyed.answers(number, stances)
        found += (_note(number, rows, note) for note in book.notes(sheet))
    anchors = {each: each for grid in grids for row in grid for each in row.anchors}
    return Returned(
        grids=tuple(grids),
        found=tuple(found),
        anchors=anchors,
        columns=columns,
        facts=facts,
    )


class _Book:
    """The parts of a workbook."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._main = self._related("").get("officeDocument", [""])[0]
        self._beside = self._related(self._main)
        self._people = read_people(self._first(self._beside, "person"))

    def sheets(self) -> Iterator[Sheet]:
        """The sheets, in the order of their tabs."""
        root = self._first(self._beside, "sharedStrings")
        listed = () if root is None else root
        strings = [rich_text(each) for each in listed if local(each) == "si"]
        targets = self._targets(self._main)
        root = parse(self._container, self._main)
        for element in () if root is None else root.iter():
            if local(element) == "sheet":
                part = targets.get(attribute(element, "id"), "")
                name = attribute(element, "name")
                yield read_sheet(self._container, name, part, strings)

    def notes(self, sheet: Sheet) -> Iterator[CellNote]:
        """Notes of a sheet, then its threaded comments."""
        beside = self._related(sheet.part)
        for part in beside.get("comments", []):
            yield from read_notes(parse(self._container, part))
        for part in beside.get("threadedComment", []):
            yield from read_threads(parse(self._container, part), self._people)

    def _first(
        self, related: Mapping[str, list[str]], kind: str
    ) -> etree._Element | None:
        parts = related.get(kind, [])
        return parse(self._container, parts[0]) if parts else None

    def _related(self, part: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for kind, target, _ in self._relations(part):
            if target not in found.setdefault(kind, []):
                found[kind].append(target)
        return found

    def _targets(self, part: str) -> dict[str, str]:
        return {name: target for _, target, name in self._relations(part)}

    def _relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        root = parse(self._container, relationships_name(part))
        for element in () if root is None else root:
            target = target_of(part, element.get("Target", ""))
            if element.get("TargetMode") != "External" and self._container.has(target):
                kind = element.get("Type", "").rpartition("/")[2]
                yield kind, target, element.get("Id", "")


class _Keyed:
    """A sheet whose columns say what they are, by the hidden names in its first row."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.columns: dict[int, Column] = {}
        self.facts: tuple[str, str, str] | None = None
        self._anchor = self._keys = -1
        for row, cells in sheet.rows.items():
            for at, text in cells.items():
                if text == _ANCHOR:
                    self._anchor = at
                elif text in _KEYS:
                    self.columns[at] = _KEYS[text]
                    self._keys = row
                elif text.startswith(_SENT):
                    self.facts = _facts(text)

    def grid(self) -> Iterator[GridRow]:
        """The filled rows; rows that only the program needs have an empty text."""
        for row in sorted(self._sheet.rows):
            cells = self._sheet.rows[row]
            anchor = cells.get(self._anchor, "") if self._anchor >= 0 else ""
            hidden = {
                self._anchor,
                *(at for at, text in cells.items() if _is_key(text)),
            }
            yield GridRow(
                tuple(
                    GridCell(at, tuple(text.split("\n")), tuple(text.split("\n")))
                    for at, text in sorted(cells.items())
                    if at not in hidden and not self._is_answer(at)
                ),
                (anchor,) if anchor and not anchor.startswith(KEY) else (),
                is_tracked=self._is_own(row),
            )

    def _is_own(self, row: int) -> bool:
        """Whether a row is the program's own: hidden names, headers, names of acts."""
        anchor = self._sheet.rows[row].get(self._anchor, "")
        is_head = self._keys >= 0 and row <= self._keys + _HEADS
        return is_head or (self._anchor >= 0 and anchor.startswith(KEY))

    def answers(self, table: int, stances: Stances) -> Iterator[Found]:
        """Filled answer cells, row by row."""
        for place, row in enumerate(sorted(self._sheet.rows)):
            cells = self._sheet.rows[row]
            if self._is_own(row):
                continue
            given = {
                self.columns[at]: text.strip()
                for at, text in sorted(cells.items())
                if self._is_answer(at) and not _is_key(text)
            }
            marks = sum(self._is_answer(at) and not _is_key(cells[at]) for at in cells)
            if marks:
                yield _answer(Spot(table, place, -1), given, marks, stances)

    def _is_answer(self, at: int) -> bool:
        column = self.columns.get(at)
        return column is not None and column.is_answer


def _is_key(text: str) -> bool:
    return text.startswith(KEY)


def _answer(
    spot: Spot, given: Mapping[Column, str], marks: int, stances: Stances
) -> Found:
    position = given.get(Column.POSITION, "")
    stance = stances.get(plain(position).lower())
    said = [given.get(Column.REMARK, "")]
    if position and stance is None:
        # Words of one's own instead of one from the list: they are words all the same.
        said.insert(0, position)
    return Found(
        RemarkKind.ANSWER,
        spot,
        marks=marks,
        text="\n".join(filter(None, said)),
        after=given.get(Column.WORDING, ""),
        stance=stance,
    )


def _note(table: int, rows: Mapping[int, int], note: CellNote) -> Found:
    return Found(
        RemarkKind.REPLY if note.parent else RemarkKind.COMMENT,
        Spot(table, rows.get(note.row, -1), note.column),
        text=note.text,
        author=note.author,
        written=note.date,
        key=note.key,
        parent=note.parent,
        resolved=note.resolved,
    )


def _facts(text: str) -> tuple[str, str, str]:
    """Direction, alternative (`-` for none) and language."""
    words = text.removeprefix(_SENT).split(" ")
    if len(words) < _FACTS:
        return ("", "", "")
    return (words[0], words[1].strip("-"), words[2])


def _look_for_formulas(container: Container, sheet: Sheet) -> None:
    """A formula in a table of ours stands where only words are asked for."""
    if sheet.formulas and sheet.is_ours:
        raise UsageError(
            "review-formula",
            file=container.file,
            sheet=sheet.name,
            cells=", ".join(sheet.formulas[:5]),
        )
