"""From a remark to the draft: a body's edit laid upon the norm as it is now.

Only the words concerned are changed, in the one line of the norm's file that holds the
unit. What does not fit exactly is refused with the reason: an edit of whole units or of
a number, words that have changed since, a line that cannot be found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.errors import UsageError
from pipeline.model.provision import Provision
from pipeline.model.remark import Proposal, Remark, RemarkKind
from pipeline.model.sent_table import Column, Line, SentRow
from pipeline.review.likeness import likeness, words_of
from pipeline.review.word_diff import Splice, carried_over, splice_of, text_diff

_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class NormText:
    """The norm that an edit is about, as it is now.

    Args:
        file: its file under `drafts/`.
        content: the file's text.
        unit: the unit that the line shows.
    """

    file: str
    content: str
    unit: Provision


def line_of(remark: Remark, row: SentRow) -> Line:
    """The line of the table, as it is now, that an edit is about.

    Args:
        remark: an edit in the column of proposed texts.
        row: its row in the table of the drafts as they are.

    Raises:
        UsageError: `review-not-words` where the edit is about more than one line,
            `review-line-unknown` where no line answers to it.
    """
    before, _ = _lines(remark)
    cell = row.cell(Column.PROPOSED, remark.alternative)
    lines = [line for line in cell.lines if line.path]
    for line in lines:
        if line.text == before:
            return line
    best = max(lines, key=lambda line: _alike(line, before), default=None)
    if best is None or _alike(best, before) < _ALIKE:
        raise UsageError("review-line-unknown", id=remark.id, text=_short(before))
    return best


def propose(remark: Remark, line: Line, norm: NormText) -> Proposal:
    """The edit in the norm's file.

    Args:
        remark: the edit.
        line: the line of the table that it is about.
        norm: the norm that has the line's unit.

    Raises:
        UsageError: `review-not-words`, `review-number-touched`, `review-overtaken`,
            `review-unit-differs`.
    """
    before, after = _lines(remark)
    lead = line.lead
    if not (before.startswith(lead) and after.startswith(lead)):
        raise UsageError("review-number-touched", id=remark.id, number=lead.strip())
    current = line.text[len(lead) :]
    if norm.unit.text != current:
        raise UsageError("review-unit-differs", id=remark.id, file=norm.file)
    wanted = _wanted(remark, before[len(lead) :], after[len(lead) :], current)
    return Proposal(
        remark=remark,
        file=norm.file,
        path=line.path,
        diff=text_diff(current, wanted),
        content=_with_unit(remark, norm, wanted),
    )


def _lines(remark: Remark) -> tuple[str, str]:
    """The one line that the edit changes, as sent and as wanted."""
    before, after = remark.before.split("\n"), remark.after.split("\n")
    # One end of a move alone would double the words or lose them.
    if len(before) == len(after) and remark.kind is not RemarkKind.MOVE:
        changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
        if len(changed) == 1:
            return changed[0]
    raise UsageError("review-not-words", id=remark.id)


def _wanted(remark: Remark, base: str, after: str, current: str) -> str:
    """The unit's words with the edit in them, whatever else has changed since."""
    wanted = after.strip()
    if current == wanted:
        return current
    splice: Splice | None = splice_of(base, after)
    if splice is not None and base != current:
        splice = carried_over(splice, base, current)
    if splice is None:
        raise UsageError("review-overtaken", id=remark.id, text=_short(current))
    wanted = splice.apply(current).strip()
    if not wanted:
        raise UsageError("review-not-words", id=remark.id)
    return wanted


def _with_unit(remark: Remark, norm: NormText, wanted: str) -> str:
    """The file's text with the unit's words changed, and no other letter."""
    unit = norm.unit
    lines = norm.content.split("\n")
    number = unit.location.line - 1
    start = len(unit.layout.lead + unit.layout.marker)
    end = start + len(unit.text)
    if not 0 <= number < len(lines) or lines[number][start:end] != unit.text:
        raise UsageError("review-unit-differs", id=remark.id, file=norm.file)
    lines[number] = lines[number][:start] + wanted + lines[number][end:]
    return "\n".join(lines)


def _alike(line: Line, text: str) -> float:
    return likeness(words_of(line.text), words_of(text))


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def contradictions(remarks: tuple[Remark, ...]) -> Iterator[tuple[str, str]]:
    """Pairs of edits of two bodies that want other words in the same place."""
    edits = [each for each in remarks if each.is_edit and each.is_placed]
    places: dict[tuple[object, ...], list[tuple[Remark, Splice]]] = {}
    for each in edits:
        key = (each.norm, each.alternative, each.lang, each.column, each.before)
        splice = splice_of(each.before, each.after)
        for other, theirs in places.setdefault(key, []):
            touches = splice.start <= theirs.end and theirs.start <= splice.end
            if touches and splice != theirs and other.body != each.body:
                yield other.id, each.id
        places[key].append((each, splice))
