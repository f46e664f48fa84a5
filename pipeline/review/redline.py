"""A redline: what became of one Word file in another, as changes that Word can take.

The new file is the frame; its words are laid beside the old ones, block by block, row
by row, word by word. Only insertions and deletions are used (and changes of look on
words that stay): accepting all gives the new text, rejecting all the old one. Both are
read again from the finished bytes before anybody gets them.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.errors import PipelineError
from pipeline.review.align import align
from pipeline.review.container import open_container
from pipeline.review.likeness import Words as WordSet
from pipeline.review.likeness import likeness, words_of
from pipeline.review.limits import LIMITS
from pipeline.review.markup import parse
from pipeline.review.redline_views import Blocks, view
from pipeline.review.revision_marks import (
    Marker,
    ReadParagraph,
    Words,
    fresh,
    read_paragraph,
    w,
)
from pipeline.review.word_diff import spans, tokens

_BODY = "word/document.xml"
_ALIKE = 0.3
"""Share of common words from which on two paragraphs are taken for one that changed."""


def redline(old: bytes, new: bytes, *, file: str, author: str, day: dt.date) -> bytes:
    """The new file with what has changed since the old one as tracked changes.

    Args:
        old: a Word file of an earlier build.
        new: the same document of a later one.
        file: its name, for messages.
        author: who is named as the one who changed it.
        day: when.

    Raises:
        UsageError: where a file cannot be read or holds what no bill or table has.
        PipelineError: `review-redline-fails` where accepting or rejecting all would
            not give the new or the old text exactly.
    """
    before, after = _body(old, file), _body(new, file)
    marker = Marker(author, f"{day}T00:00:00Z", _free_id(after))
    writer = _Writer(marker, file)
    merged = writer.container(list(before), list(after))
    root = after.getroottree().getroot()
    for child in list(after):
        after.remove(child)
    after.extend(merged)
    content = etree.tostring(root, encoding="UTF-8", standalone=True)
    made = _with_body(new, content)
    _prove(made, old, new, file)
    return made


def _body(content: bytes, file: str) -> etree._Element:
    root = parse(open_container(content, file, LIMITS), _BODY)
    body = None if root is None else root.find(w("body"))
    if body is None:
        raise PipelineError("review-redline-fails", file=file, what=_BODY)
    return body


def _free_id(body: etree._Element) -> int:
    taken = (each.get(w("id"), "") for each in body.iter())
    return max((int(each) for each in taken if each.isdigit()), default=0) + 1


def _with_body(docx: bytes, body: bytes) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, body if name == _BODY else source.read(name))
    return stream.getvalue()


def _prove(made: bytes, old: bytes, new: bytes, file: str) -> None:
    """Reads both texts out of the finished file."""
    redlined = _body(made, file)
    for what, wanted, is_accepted in (("new", new, True), ("old", old, False)):
        expected: Blocks = view(_body(wanted, file), is_accepted=True)
        if view(redlined, is_accepted=is_accepted) != expected:
            raise PipelineError("review-redline-fails", file=file, what=what)


@dataclass(slots=True)
class _Block:
    """A paragraph, a table, or what is neither, with what it is known by."""

    element: etree._Element
    key: tuple[str, str]
    words: WordSet
    paragraph: ReadParagraph | None = None


@dataclass(slots=True)
class _Made:
    """A paragraph or table of the redline: kept, brought in (`ins`) or taken out."""

    element: etree._Element
    change: str = ""
    is_paragraph: bool = True


class _Writer:
    """Writes the blocks of one redline."""

    def __init__(self, marker: Marker, file: str) -> None:
        self._marker = marker
        self._file = file

    def container(
        self, old: Sequence[etree._Element], new: Sequence[etree._Element]
    ) -> list[etree._Element]:
        """The blocks of a body or a cell; its properties are the new one's."""
        mine = [self._block(each) for each in old if _is_block(each)]
        theirs = [self._block(each) for each in new if _is_block(each)]
        pairs = _pairs(mine, theirs)
        made = [
            self._made(
                mine[one] if one >= 0 else None, theirs[other] if other >= 0 else None
            )
            for one, other in pairs
        ]
        self._mark_ends(made)
        head = [fresh(each) for each in new if each.tag == w("tcPr")]
        tail = [fresh(each) for each in new if each.tag == w("sectPr")]
        return [*head, *(each.element for each in made), *tail]

    def _block(self, element: etree._Element) -> _Block:
        if element.tag == w("p"):
            paragraph = read_paragraph(element, self._file)
            key = ("p", paragraph.text)
            return _Block(element, key, words_of(paragraph.text), paragraph)
        text = "".join(each.text or "" for each in element.iter(w("t")))
        return _Block(element, (str(element.tag), text), words_of(text))

    def _made(self, old: _Block | None, new: _Block | None) -> _Made:
        if old is not None and new is not None:
            return self._both(old, new)
        block, change = (new, "ins") if new is not None else (old, "del")
        assert block is not None  # noqa: S101 - a pair has one at least
        if block.paragraph is None:
            return _Made(self._whole_table(block.element, change), is_paragraph=False)
        return _Made(self._paragraph(block.paragraph, change), change)

    def _both(self, old: _Block, new: _Block) -> _Made:
        if old.paragraph is None or new.paragraph is None:
            return _Made(self._table(old.element, new.element), is_paragraph=False)
        return _Made(self._changed(old.paragraph, new.paragraph))

    def _mark_ends(self, made: list[_Made]) -> None:
        """Marks the ends of paragraphs that come or go.

        The last end of a container is nobody's: it was there and it stays. Where
        paragraphs come or go at the very end, it is the end *before* them that came or
        went.
        """
        last_kept = max(
            (n for n, each in enumerate(made) if not each.change), default=-1
        )
        trailing = made[last_kept + 1 :]
        shifts = bool(trailing) and last_kept >= 0 and made[last_kept].is_paragraph
        for number, each in enumerate(made):
            change = each.change
            if shifts and number == last_kept:
                change = trailing[-1].change
            elif number == len(made) - 1:
                change = ""
            if change and each.is_paragraph:
                self._marker.end(each.element, change)

    # -- paragraphs

    def _paragraph(self, paragraph: ReadParagraph, change: str) -> etree._Element:
        """A whole paragraph that comes or goes; its end is marked by its container."""
        made = _shell(paragraph, with_silent=change == "ins")
        made.extend(self._marker.runs(paragraph.words, change))
        return made

    def _changed(self, old: ReadParagraph, new: ReadParagraph) -> etree._Element:
        made = _shell(new, with_silent=True)
        before, after = tokens(old.text), tokens(new.text)
        old_looks, new_looks = _Looks(old), _Looks(new)
        for span in spans(before, after):
            taken = old_looks.take("".join(before[span.old]))
            given = new_looks.take("".join(after[span.new]))
            if not span.same:
                made.extend(self._marker.runs(taken, "del"))
                made.extend(self._marker.runs(given, "ins"))
                continue
            for words, look in _side_by_side(given, taken):
                made.extend(self._marker.kept(words, look))
        return made

    # -- tables

    def _table(self, old: etree._Element, new: etree._Element) -> etree._Element:
        made = fresh(new)
        rows = [each for each in made if each.tag == w("tr")]
        before = [each for each in old if each.tag == w("tr")]
        place = made.index(rows[0]) if rows else len(made)
        for each in rows:
            made.remove(each)
        pairs = align(
            [_row_key(each) for each in before],
            [_row_key(each) for each in rows],
            lambda a, b: _row_weight(before[a], rows[b]),
        )
        for number, (one, other) in enumerate(pairs):
            row = self._row(
                before[one] if one >= 0 else None, rows[other] if other >= 0 else None
            )
            made.insert(place + number, row)
        return made

    def _row(
        self, old: etree._Element | None, new: etree._Element | None
    ) -> etree._Element:
        if old is None or new is None:
            row, change = (new, "ins") if new is not None else (old, "del")
            assert row is not None  # noqa: S101 - a pair has one at least
            return self._whole_row(fresh(row), change)
        made = fresh(new)
        cells = [each for each in made if each.tag == w("tc")]
        before = [each for each in old if each.tag == w("tc")]
        for cell, was in zip(cells, before, strict=True):
            merged = self.container(list(was), list(cell))
            for child in list(cell):
                cell.remove(child)
            cell.extend(merged)
        return made

    def _whole_table(self, table: etree._Element, change: str) -> etree._Element:
        made = fresh(table)
        for row in [each for each in made if each.tag == w("tr")]:
            self._whole_row(row, change)
        return made

    def _whole_row(self, row: etree._Element, change: str) -> etree._Element:
        """A row that comes or goes with all its words; names of rows come only."""
        for paragraph in list(row.iter(w("p"))):
            read = read_paragraph(paragraph, self._file)
            made = self._paragraph(read, change)
            self._marker.end(made, change)
            parent = paragraph.getparent()
            if parent is not None:
                parent.replace(paragraph, made)
        self._marker.row(row, change)
        return row


def _is_block(element: etree._Element) -> bool:
    return element.tag in {w("p"), w("tbl")}


def _weight(old: _Block, new: _Block) -> float:
    if (old.paragraph is None) != (new.paragraph is None):
        return 0.0
    alike = likeness(old.words, new.words)
    return alike if old.paragraph is None or alike >= _ALIKE else 0.0


def _row_key(row: etree._Element) -> tuple[str, ...]:
    """What a row says, cell by cell."""
    return tuple(
        "\n".join(
            "".join(each.text or "" for each in paragraph.iter(w("t")))
            for paragraph in cell.iter(w("p"))
        )
        for cell in row
        if cell.tag == w("tc")
    )


def _row_weight(old: etree._Element, new: etree._Element) -> float:
    """Rows are a pair by their bookmark, else by their words, if their cells fit."""
    if _form(old) != _form(new):
        return 0.0
    names = [
        {each.get(w("name")) for each in row.iter(w("bookmarkStart"))}
        for row in (old, new)
    ]
    if names[0] & names[1]:
        return 2.0
    alike = likeness(
        words_of(" ".join(_row_key(old))), words_of(" ".join(_row_key(new)))
    )
    return alike if alike >= _ALIKE and not (names[0] and names[1]) else 0.0


def _form(row: etree._Element) -> list[str]:
    """How many columns each cell of a row covers."""
    return [
        next((each.get(w("val"), "1") for each in cell.iter(w("gridSpan"))), "1")
        for cell in row
        if cell.tag == w("tc")
    ]


def _pairs(old: Sequence[_Block], new: Sequence[_Block]) -> list[tuple[int, int]]:
    """Which block became which, so that the last paragraphs can be told.

    A container's last paragraph can neither come nor go: where others come or go after
    the last that stays, they must all do the same, and be paragraphs; else the last
    ones are a pair, whatever they say.
    """
    pairs = _last_together(_aligned(old, new), old, new)
    if _can_be_told(pairs, old, new):
        return pairs
    rest = _aligned(old[:-1], new[:-1])
    return [*rest, (len(old) - 1, len(new) - 1)]


def _aligned(old: Sequence[_Block], new: Sequence[_Block]) -> list[tuple[int, int]]:
    return list(
        align(
            [each.key for each in old],
            [each.key for each in new],
            lambda one, other: _weight(old[one], new[other]),
        )
    )


def _is_pair(pair: tuple[int, int]) -> bool:
    return pair[0] >= 0 and pair[1] >= 0


def _can_be_told(
    pairs: Sequence[tuple[int, int]], old: Sequence[_Block], new: Sequence[_Block]
) -> bool:
    """Whether what comes or goes at the end is paragraphs after one that stays."""
    kept = max((n for n, pair in enumerate(pairs) if _is_pair(pair)), default=-1)
    trailing = pairs[kept + 1 :]
    if not trailing:
        return True
    if kept < 0 or old[pairs[kept][0]].paragraph is None:
        return False
    blocks = [old[one] if one >= 0 else new[other] for one, other in trailing]
    kinds = {one >= 0 for one, _ in trailing}
    return len(kinds) == 1 and all(each.paragraph is not None for each in blocks)


def _last_together(
    pairs: list[tuple[int, int]], old: Sequence[_Block], new: Sequence[_Block]
) -> list[tuple[int, int]]:
    """Makes the last paragraphs a pair, where each has none after the last pair."""
    kept = max((n for n, pair in enumerate(pairs) if _is_pair(pair)), default=-1)
    gone = [n for n in range(kept + 1, len(pairs)) if pairs[n][0] >= 0]
    come = [n for n in range(kept + 1, len(pairs)) if pairs[n][1] >= 0]
    if not gone or not come:
        return pairs
    last = (pairs[gone[-1]][0], pairs[come[-1]][1])
    if old[last[0]].paragraph is None or new[last[1]].paragraph is None:
        return pairs
    rest = [pair for n, pair in enumerate(pairs) if n not in {gone[-1], come[-1]}]
    return [*rest, last]


def _shell(paragraph: ReadParagraph, *, with_silent: bool) -> etree._Element:
    """A paragraph without words: its properties, and the bookmarks that it has."""
    made = etree.Element(w("p"))
    properties = paragraph.element.find(w("pPr"))
    if properties is not None:
        made.append(fresh(properties))
    made.extend(fresh(each) for each in paragraph.silent if with_silent)
    return made


class _Looks:
    """Gives out the words of a paragraph from its beginning, each with its look."""

    def __init__(self, paragraph: ReadParagraph) -> None:
        self._rest = [each for each in paragraph.words if each.text][::-1]

    def take(self, text: str) -> list[Words]:
        """The next words, as many as a text has letters."""
        taken: list[Words] = []
        count = len(text)
        while count > 0:
            each = self._rest.pop()
            if len(each.text) > count:
                self._rest.append(Words(each.text[count:], each.look))
                each = Words(each.text[:count], each.look)
            taken.append(each)
            count -= len(each.text)
        return taken


def _side_by_side(
    new: Sequence[Words], old: Sequence[Words]
) -> Iterator[tuple[Words, bytes]]:
    """Words that stay, in stretches of one look in both texts."""
    rest = [*old][::-1]
    for words in new:
        text = words.text
        while text:
            was = rest.pop()
            size = min(len(text), len(was.text))
            yield Words(text[:size], words.look), was.look
            text = text[size:]
            if size < len(was.text):
                rest.append(Words(was.text[size:], was.look))
