"""A clause as `mod`: its sentence, the words that it quotes, the norm text it brings.

Quotes stand in attributes (`startQuote`, `endQuote`) and not in the text, as the
schema has it; putting them back gives the printed line. Nothing is read out of a
sentence by a guess: where quotes do not pair, or lines and units do not answer to
each other, the words stay as they are printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.akoma.markup import Content, Element, element, paragraphs
from pipeline.akoma.printed import Item
from pipeline.akoma.units import hierarchy, living, own_words
from pipeline.model.amending import AmendingClause, Operation
from pipeline.model.provision import Provision

_OF_WORDS = {
    Operation.REPLACE_WORDS,
    Operation.INSERT_WORDS,
    Operation.EXCLUDE_WORDS,
    Operation.REPLACE_PUNCTUATION,
}


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotes of a language's clauses."""

    start: str
    end: str

    @property
    def attributes(self) -> Mapping[str, str]:
        """The quotes as `quotedText` and `quotedStructure` tell them."""
        return {"startQuote": self.start, "endQuote": self.end}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `quoted` words stand without their quotes."""

    text: str
    quoted: bool = False


def pieces_of(item: Item, quotes: Quotes) -> tuple[Piece, ...]:
    """The sentence of an item, with the words that a change of words quotes."""
    if not any(clause.operation in _OF_WORDS for clause in item.clauses):
        return (Piece(item.sentence),)
    found = tuple(_split(item.sentence, quotes))
    whole = "".join(
        quotes.start + piece.text + quotes.end if piece.quoted else piece.text
        for piece in found
    )
    return found if whole == item.sentence else (Piece(item.sentence),)


def _split(sentence: str, quotes: Quotes) -> Iterator[Piece]:
    """Quotes inside quotes belong to the words; what stays open is given up."""
    depth = 0
    start = 0
    for index, letter in enumerate(sentence):
        if letter == quotes.start:
            if depth == 0:
                yield Piece(sentence[start:index])
                start = index + 1
            depth += 1
        elif letter == quotes.end and depth:
            depth -= 1
            if depth == 0:
                yield Piece(sentence[start:index], quoted=True)
                start = index + 1
    yield Piece(sentence[start:])


def mod_of(item: Item, quotes: Quotes) -> Element:
    """The `mod` element of a clause."""
    content: list[Content] = []
    quoted = 0
    for piece in pieces_of(item, quotes):
        if piece.quoted:
            quoted += 1
            name = text_of(item, quoted)
            words = element("quotedText", piece.text, eId=name, **quotes.attributes)
            content.append(words)
        else:
            content.append(piece.text)
    content += _payload(item, quotes)
    return element("mod", *content, eId=item.mod)


def text_of(item: Item, number: int) -> str:
    """The eId of words that a clause quotes, counted from 1."""
    return f"{item.mod}__qtext_{number}"


def structure_of(item: Item) -> str:
    """The eId of the norm text that a clause quotes."""
    return f"{item.mod}__qstr_1"


def brought_by(item: Item, clause: AmendingClause, quotes: Quotes) -> str:
    """The eId of what one order brings, or empty where it brings no norm text."""
    if not item.payload:
        return ""
    whole = structure_of(item)
    lines, _ = _unquoted(item.payload, quotes)
    if clause.payload and _is_structured(item, lines):
        return f"{whole}__{clause.payload[0].step}"
    return whole


def _payload(item: Item, quotes: Quotes) -> list[Content]:
    if not item.payload:
        return []
    lines, after = _unquoted(item.payload, quotes)
    attributes = quotes.attributes if lines != item.payload else {}
    name = structure_of(item)
    if _is_structured(item, lines):
        rest = iter(lines)
        units = _units_of(item)
        inner = [_quoted_unit(u, f"{name}__{u.step}", rest) for u in units]
    elif len(lines) == 1 and len(_units_of(item)) == 1:
        inner = _quoted_lead(_units_of(item)[0], name, lines[0])
    else:
        inner = paragraphs(lines)
    return [element("quotedStructure", *inner, eId=name, **attributes), after]


def _unquoted(lines: tuple[str, ...], quotes: Quotes) -> tuple[tuple[str, ...], str]:
    """Lines without their quotes, and the clause's own mark after the last one."""
    body, closed, after = lines[-1].rpartition(quotes.end)
    if not closed or not lines[0].startswith(quotes.start):
        return lines, ""
    bare = [*lines[:-1], body]
    bare[0] = bare[0].removeprefix(quotes.start)
    return tuple(bare), after


def _units_of(item: Item) -> tuple[Provision, ...]:
    return tuple(unit for clause in item.clauses for unit in clause.payload)


def _is_structured(item: Item, lines: Sequence[str]) -> bool:
    """Whether each line is a unit: not where only a heading or first words come."""
    headings = (each.operation is Operation.REPLACE_HEADING for each in item.clauses)
    return not any(headings) and len(lines) == sum(map(_size, _units_of(item)))


def _size(unit: Provision) -> int:
    return 1 + sum(map(_size, living(unit)))


def _quoted_unit(unit: Provision, eid: str, lines: Iterator[str]) -> Element:
    marker, words = _parted(unit, next(lines))
    parts: list[Content] = [element("num", marker)] if marker else []
    parts += own_words(unit, eid, words)
    for each in living(unit):
        parts.append(_quoted_unit(each, f"{eid}__{each.step}", lines))
    return hierarchy(unit.kind, *parts, eid=eid)


def _quoted_lead(unit: Provision, eid: str, line: str) -> list[Element]:
    """The heading of an article or the words of a unit before its inner units."""
    marker, words = _parted(unit, line)
    number = [element("num", marker)] if marker else []
    return [*number, *own_words(unit, eid, words)]


def _parted(unit: Provision, line: str) -> tuple[str, list[Content]]:
    """A printed line as number and words."""
    if not line.endswith(unit.text):
        return "", [line]
    words: list[Content] = [unit.text] if unit.text else []
    return line[: len(line) - len(unit.text)].rstrip(), words
