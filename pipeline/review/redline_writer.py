"""Writes the blocks of a redline: what stays, what comes, what goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.review.align import align
from pipeline.review.likeness import words_of
from pipeline.review.redline_pairs import Block, is_block, pairs, row_key, row_weight
from pipeline.review.redline_words import Looks, shell, side_by_side
from pipeline.review.revision_marks import (
    Marker,
    ReadParagraph,
    fresh,
    read_paragraph,
    w,
)
from pipeline.review.word_diff import spans, tokens


@dataclass(slots=True)
class _Made:
    """A paragraph or table of the redline: kept, brought in (`ins`) or taken out."""

    element: etree._Element
    change: str = ""
    is_paragraph: bool = True


class Writer:
    """Writes the blocks of one redline."""

    def __init__(self, marker: Marker, file: str) -> None:
        self._marker = marker
        self._file = file

    def container(
        self, old: Sequence[etree._Element], new: Sequence[etree._Element]
    ) -> list[etree._Element]:
        """The blocks of a body or a cell; its properties are the new one's."""
        mine = [self._block(each) for each in old if is_block(each)]
        theirs = [self._block(each) for each in new if is_block(each)]
        found = pairs(mine, theirs)
        made = [
            self._made(
                mine[one] if one >= 0 else None, theirs[other] if other >= 0 else None
            )
            for one, other in found
        ]
        self._mark_ends(made)
        head = [fresh(each) for each in new if each.tag == w("tcPr")]
        tail = [fresh(each) for each in new if each.tag == w("sectPr")]
        return [*head, *(each.element for each in made), *tail]

    def _block(self, element: etree._Element) -> Block:
        if element.tag == w("p"):
            paragraph = read_paragraph(element, self._file)
            key = ("p", paragraph.text)
            return Block(element, key, words_of(paragraph.text), paragraph)
        text = "".join(each.text or "" for each in element.iter(w("t")))
        return Block(element, (str(element.tag), text), words_of(text))

    def _made(self, old: Block | None, new: Block | None) -> _Made:
        if old is not None and new is not None:
            return self._both(old, new)
        block, change = (new, "ins") if new is not None else (old, "del")
        assert block is not None  # noqa: S101 - a pair has one at least
        if block.paragraph is None:
            return _Made(self._whole_table(block.element, change), is_paragraph=False)
        return _Made(self._paragraph(block.paragraph, change), change)

    def _both(self, old: Block, new: Block) -> _Made:
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
        made = shell(paragraph, with_silent=change == "ins")
        made.extend(self._marker.runs(paragraph.words, change))
        return made

    def _changed(self, old: ReadParagraph, new: ReadParagraph) -> etree._Element:
        made = shell(new, with_silent=True)
        before, after = tokens(old.text), tokens(new.text)
        old_looks, new_looks = Looks(old), Looks(new)
        for span in spans(before, after):
            taken = old_looks.take("".join(before[span.old]))
            given = new_looks.take("".join(after[span.new]))
            if not span.same:
                made.extend(self._marker.runs(taken, "del"))
                made.extend(self._marker.runs(given, "ins"))
                continue
            for words, look in side_by_side(given, taken):
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
        rows_together = align(
            [row_key(each) for each in before],
            [row_key(each) for each in rows],
            lambda a, b: row_weight(before[a], rows[b]),
        )
        for number, (one, other) in enumerate(rows_together):
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
