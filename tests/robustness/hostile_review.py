"""Ways in for files that bodies send back, and for the record made of them."""

from __future__ import annotations

import datetime as dt
import functools
import tempfile
from pathlib import Path

from hostile_entry import LOCALES, Entry, draft
from sheet_edits import SheetFile
from small_workspace import small_workspace
from word_edits import PROPOSED, RATIONALE, WordFile

from pipeline.halls.prepare import prepare
from pipeline.halls.review import bring_home, stances
from pipeline.halls.review_belonging import Return
from pipeline.halls.review_export import Sending, send
from pipeline.halls.review_record import _reads_as
from pipeline.halls.review_tables import review_tables
from pipeline.readers import read_ledger
from pipeline.review.compare_sent import untracked
from pipeline.review.desk import Desk, Errand
from pipeline.review.match import match, missing_rows
from pipeline.review.place import place
from pipeline.review.reading import read_returned
from pipeline.review.redline import redline
from pipeline.review.register import HEAD, merge, printed
from pipeline.writers.word.anchors import bookmark

DAY = dt.date(2026, 11, 24)


@functools.cache
def desk_root():
    """A small workspace with the tables of one direction sent out; gone at the end."""
    desk_root.folder = tempfile.TemporaryDirectory(prefix="normpack-test-")
    root = small_workspace(Path(desk_root.folder.name))
    send(Sending(root, "2.4", "moj", DAY), LOCALES)
    return root


def _sent(name):
    return (desk_root() / "outputs/2.4/review/moj" / name).read_bytes()


@functools.cache
def _returned_word():
    word = WordFile(_sent("comparison-table.v1.ru.docx"))
    first = word.comment(word.runs(2, PROPOSED, "наедине"), "Уточнить")
    word.comment([], "Ответ", parent=first, resolved=True)
    word.replace(3, PROPOSED, "незаконный отказ", "отказ")
    word.insert(2, RATIONALE, "адвокат", " и защитник")
    word.insert_row(3, "3а.", "пункт", "текст", "новый текст", "довод")
    word.delete_row(4)
    return word.save()


@functools.cache
def _returned_sheet():
    sheet = SheetFile(_sent("comparison-table.v1.ru.xlsx"))
    sheet.answer(2, "согласовано с замечаниями", "Уточнить", "новая редакция")
    sheet.note(3, "D", "Примечание")
    sheet.set(4, "D", "изменено без пометки")
    return sheet.save()


@functools.cache
def _known_tables():
    prepared = prepare(desk_root() / "drafts", LOCALES, as_of=DAY)
    return tuple(
        each.table
        for direction in prepared.directions
        for each in review_tables(prepared, direction, LOCALES, DAY)
    )


def _returned(content):
    """All of `review import` but the reading of the drafts and the writing."""
    known = _known_tables()
    returned, _ = read_returned(content, "returned.docx", stances(LOCALES))
    matched = match(returned, known, bookmark)
    desk = Desk(matched, known)
    found = (*returned.found, *untracked(returned, matched, known))
    remarks = place(found, desk, Errand("2.4", "moj", DAY, 1, "0" * 64))
    marks = (each.marks for each in found)
    merged = merge((), zip(remarks, marks, strict=True))
    text = HEAD + "".join(map(printed, merged.remarks))
    assert _reads_as(text, Path("remarks.yaml"), merged.remarks), "record differs"
    missing_rows(matched)


def _bills():
    folder = desk_root() / "outputs/2.4/review/moj"
    return [
        (folder / f"comparison-table.{name}.docx").read_bytes()
        for name in ("v1.ru", "v2.ru")
    ]


def _redline(content):
    """The old file is of an earlier build, or of somebody who gave it that name."""
    new = _bills()[1]
    redline(content, new, file="table.docx", author="А", day=DAY)
    redline(new, content, file="table.docx", author="А", day=DAY)


_REMARKS = b"""# The review's record.
remarks:
- id: R0123456789
  body: moj
  date: 2026-11-24
  round: 1
  text: "\\u0423\\u0442\\u043e\\u0447\\u043d\\u0438\\u0442\\u044c"
  answer: {kk: "", ru: ""}
"""


@functools.cache
def _record_seeds():
    """A record as an import leaves it."""
    root = desk_root()
    file = root / "returned.docx"
    file.write_bytes(_returned_word())
    bring_home(Return(root, file, "moj", DAY), LOCALES)
    path = root / "drafts/2.4/ledger/remarks.yaml"
    found = path.read_bytes()
    path.unlink()
    return [found, found[: found.find(b"\n- ", 2500) + 1], _REMARKS]


def _record(content):
    read_ledger([draft("2.4/ledger/remarks.yaml", content)])


ENTRIES = (
    Entry("record", _record_seeds, _record),
    Entry("review-word", lambda: [_returned_word()], _returned, is_archive=True),
    Entry("review-sheet", lambda: [_returned_sheet()], _returned, is_archive=True),
    Entry("redline", _bills, _redline, is_archive=True, tries=15),
)
