"""Places lines in the tree of units, by the rules told in `act_text`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from pipeline.model.act import Profile
from pipeline.model.identity import POSITIONAL, ProvisionKind
from pipeline.model.problem import Problem, error
from pipeline.readers import letters
from pipeline.readers.line import Line, LineKind
from pipeline.readers.tree import LEVELS, Node, Tree

_DEEPEST_LIST = 2
"""Lists inside lists: official texts have no third one."""
_BREAKS = {LineKind.PARAGRAPH, LineKind.HEADING, LineKind.NORM_NOTE}
_SHOWN = 80
"""Characters of a line that a message shows."""


class Builder:
    """Reads lines one after another.

    Args:
        profile: how the act calls its units.
        file: the file, for places.
    """

    def __init__(self, profile: Profile, file: PurePath) -> None:
        self.tree = Tree()
        self.problems: list[Problem] = []
        self._is_law = profile is Profile.LAW
        self._file = file
        self._before: list[str] = []
        self._note_goes_on = False
        self._next_point = ""

    def feed(self, lines: Sequence[Line]) -> None:
        """Place all lines of a text."""
        for line, next_point in zip(lines, _next_points(lines), strict=True):
            self._next_point = next_point
            self._place(line)

    def take_before(self) -> str:
        """What has gathered before the unit that comes now, or at the end."""
        before = "".join(self._before)
        self._before.clear()
        return before

    def _place(self, line: Line) -> None:
        if line.kind is LineKind.TRIVIA:
            self._before.append(line.whole)
            return
        goes_on, self._note_goes_on = self._note_goes_on, False
        if goes_on and line.kind in {LineKind.TEXT, LineKind.QUOTATION}:
            self._editors(line)
        elif line.kind in {LineKind.EDITORS, LineKind.QUOTATION}:
            self._check_quotation(line)
            self._editors(line)
        elif line.kind is LineKind.UNKNOWN_HEADING:
            self._unknown_heading(line)
        else:
            self._unit(line)

    def _unit(self, line: Line) -> None:
        if line.kind is LineKind.HEADING:
            self._heading(line)
        elif line.kind is LineKind.NORM_NOTE:
            self.tree.close_to(lambda node: node.is_headed)
            self._add_counted(ProvisionKind.NOTE, line)
        elif line.kind is LineKind.PARAGRAPH:
            self.tree.close_to(_takes_paragraphs)
            self._add(ProvisionKind.PARAGRAPH, line)
        elif line.kind is LineKind.POINT:
            self._close_for_point(line)
            self._add(ProvisionKind.POINT, line)
        else:
            self._add_counted(self._close_for_text(line), line)

    def _add(self, kind: ProvisionKind, line: Line) -> None:
        self.tree.add(kind, line.number, line, self.take_before())

    def _add_counted(self, kind: ProvisionKind, line: Line) -> None:
        number = self.tree.top.next_ordinal(kind)
        self.tree.add(kind, number, line, self.take_before())

    def _problem(self, rule: str, line: Line) -> None:
        place = line.place(self._file)
        self.problems.append(error(rule, place, text=line.text[:_SHOWN]))

    def _unknown_heading(self, line: Line) -> None:
        """Keep it, unread; the act's own title may stand at the top."""
        is_title = self.tree.last is self.tree.root and line.lead.strip() == "#"
        if not is_title:
            self._problem("unknown-heading", line)
        self._before.append(line.whole)

    def _editors(self, line: Line) -> None:
        if self.tree.last is self.tree.root:
            self._before.append(line.whole)
            return
        self.tree.note(line, self.take_before())
        self._note_goes_on = bool(letters.EDITORS_ALONE.fullmatch(line.folded_head))

    def _check_quotation(self, line: Line) -> None:
        """A `>` line with no editors' word must go on a note that has one."""
        notes = self.tree.last.notes
        goes_on = bool(notes) and notes[-1][1].row == line.row - 1
        if line.kind is LineKind.QUOTATION and not goes_on:
            self._problem("quotation-in-norm", line)

    def _heading(self, line: Line) -> None:
        level = LEVELS[line.unit]
        self.tree.close_to(lambda node: node.level < level)
        self._add(line.unit, line)

    def _close_for_point(self, line: Line) -> None:
        """Close what a «1)» unit ends (rule 2)."""
        tree = self.tree
        places = tree.open_points()
        if not places or (line.number == "1" and self._may_begin_list()):
            return
        run = tree.run_for(line.number)
        # A number that continues no list is a slip, which is told of as a duplicate.
        tree.close_at(places[0] if run is None else run)

    def _may_begin_list(self) -> bool:
        top = self.tree.top
        if len(self.tree.open_points()) >= _DEEPEST_LIST:
            return False
        return top.kind is not ProvisionKind.POINT or top.text.endswith(":")

    def _close_for_text(self, line: Line) -> ProvisionKind:
        """Close what an unnumbered paragraph ends; say what it is (rules 3 to 6)."""
        after_list = self._close_finished_list()
        if not self._is_law:
            self.tree.close_to(lambda node: node.kind not in POSITIONAL)
            return ProvisionKind.INDENT
        if _is_indent(line.text, self.tree.top, after_list=after_list):
            self.tree.close_to(lambda node: node.kind is not ProvisionKind.INDENT)
            return ProvisionKind.INDENT
        self.tree.close_to(lambda node: node.kind not in POSITIONAL)
        return ProvisionKind.SUBPARAGRAPH

    def _close_finished_list(self) -> bool:
        """Close the lists that an unnumbered paragraph ends; whether it ended any."""
        tree = self.tree
        places = tree.open_points()
        run = tree.run_for(self._next_point) if self._next_point else None
        if run is not None:
            inner = [place for place in places if place > run]
            tree.close_at(min(inner, default=len(tree.path)))
            return bool(inner)
        if not places or _is_unfinished(tree.top):
            return False
        tree.close_at(places[-1])
        return True


def _is_unfinished(node: Node) -> bool:
    if node.kind is ProvisionKind.POINT:
        return node.text.endswith(":")
    return node.kind is ProvisionKind.INDENT and node.text.endswith((";", ",", ":"))


def _is_indent(text: str, top: Node, *, after_list: bool) -> bool:
    """Whether an unnumbered paragraph of a law is an indent (rule 4)."""
    if top.is_headed:
        return False
    if not letters.begins_with_capital(text):
        return True
    if after_list:
        return False
    if top.kind is ProvisionKind.INDENT and top.text.endswith((";", ",")):
        return True
    return top.text.endswith(":") and text.endswith((";", ","))


def _takes_paragraphs(node: Node) -> bool:
    """Whether «1.» units stand right under a unit (rule 1)."""
    if node.kind is not ProvisionKind.NOTE:
        return node.is_headed
    return node.takes_numbered or not node.text or node.text.endswith(":")


def _next_points(lines: Sequence[Line]) -> list[str]:
    """For each line the number of the next «1)» unit before a «1.» or a heading."""
    found: list[str] = []
    upcoming = ""
    for line in reversed(lines):
        found.append(upcoming)
        if line.kind is LineKind.POINT:
            upcoming = line.number
        elif line.kind in _BREAKS:
            upcoming = ""
    return found[::-1]
