"""Reads the text of an act: lines → units with addresses.

Reads: Markdown in which every line is a paragraph. Returns: `ParsedText`.

What a unit is, is read from its words and number, never from Markdown lists or from
indentation, which is unreliable in official copies. The rules:

1.  «1.» is a PARAGRAPH of the article (of the note, after «Примечания.»).
2.  «1)» is a POINT. It continues the open list whose last number comes just before
    it; otherwise it begins a list under the unit read last: a paragraph, an unnumbered
    part or indent («Тыңдау:», «Конференцияның айрықша құзыретіне:»), another point
    whose words end with «:», the article itself.
3.  An unnumbered paragraph after «n)» belongs to that point if a later «n+1)» of the
    same list follows, or if the point has opened indents of its own («14) …:») that
    are not finished. Otherwise the list is over, and the paragraph belongs to the unit
    that holds the list. (Law on advocacy, Art. 47(2)1) and 38(4); CC: the sanction
    after a list of aggravating circumstances.)
4.  In laws (`Profile.LAW`) an unnumbered paragraph is a SUBPARAGRAPH (часть) of its
    point or «1.» unit if it begins with a capital, an INDENT (абзац) of what precedes
    if not. An item of an unfinished list of indents is an INDENT in any case, though
    it begins with a proper name: «Кодекс профессиональной этики адвокатов;» (Art.
    68(3)14)). A list of indents is unfinished while its items end with «;» or «,».
5.  In codes every unnumbered paragraph is an INDENT of its point or «1.» unit.
6.  An article without «1.» units has its text in unnumbered children: SUBPARAGRAPH 1,
    2, … in laws, INDENT 1, 2, … in codes; the article's own text is its heading. A
    list hangs under the one that introduces it, even where, as Kazakh does, the
    sentence ends after the last item (GPK, Art. 108: `art_108__indent_1__point_9`).
7.  Ordinals of unnumbered units count the parent's own text as 1, so that the first
    one printed after «1. …» is 2. Points in between do not count.
8.  Editors' notes and remarks hang on the unit that they follow in the file.
9.  «10) исключен …» keeps its number as an excluded unit; «2), 5)–7) исключены …»
    gives one such unit for each number, of which the first prints the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.model.act import Profile
from pipeline.model.identity import Lang, ProvisionKind, Step
from pipeline.model.problem import Problem, error
from pipeline.model.provision import Provision
from pipeline.readers.builder import Builder
from pipeline.readers.line import split_rows
from pipeline.readers.lines import read_lines
from pipeline.readers.tree import Node, freeze


@dataclass(frozen=True, slots=True)
class ParsedText:
    """What was read.

    Args:
        provisions: units, in the order of the text.
        tail: what stands after the last unit.
        problems: what is wrong in the text.
    """

    provisions: tuple[Provision, ...]
    tail: str = ""
    problems: tuple[Problem, ...] = ()


def parse_act(
    text: str,
    profile: Profile,
    lang: Lang,
    *,
    file: PurePath = PurePath(),
    first_line: int = 1,
) -> ParsedText:
    """Read the text of an act or of some of its articles.

    Args:
        text: the text, without front matter.
        profile: how the act calls its units.
        lang: language of the text. Marks of both languages are known in either, so
            that a slip does not lose a unit; the parameter keeps the door open.
        file: the file, for places.
        first_line: number of the text's first line in the file.
    """
    del lang
    return parse_rows(split_rows(text, first_line), profile, file=file)


def parse_rows(
    rows: Iterable[tuple[int, str]], profile: Profile, *, file: PurePath = PurePath()
) -> ParsedText:
    """Read numbered lines, of which some may have been left out.

    Args:
        rows: line numbers and lines with their line ends.
        profile: how the act calls its units.
        file: the file, for places.
    """
    builder = Builder(profile, file)
    builder.feed(list(read_lines(rows)))
    root = builder.tree.root
    problems = (*builder.problems, *_duplicates(root, file))
    return ParsedText(
        freeze(root, file),
        builder.take_before(),
        tuple(sorted(problems, key=lambda problem: problem.order)),
    )


def _duplicates(root: Node, file: PurePath) -> Iterator[Problem]:
    """Units whose address is taken: articles in the act, others in their parent."""
    articles: set[str] = set()
    pending = [root]
    while pending:
        node = pending.pop()
        others: set[str] = set()
        for child in node.children:
            taken = articles if child.kind is ProvisionKind.ARTICLE else others
            if child.kind is None or child.line is None:
                continue
            step = str(Step(child.kind, child.number))
            if step in taken:
                yield error("duplicate-unit", child.line.place(file), unit=step)
            taken.add(step)
        pending.extend(node.children)
