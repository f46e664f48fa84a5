"""The tree of a YAML text from the events of ruamel.yaml's parser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from pipeline.model.identity import Location
from pipeline.model.problem import Problem, error
from pipeline.readers.yaml_nodes import DEEPEST, Items, Mapping, Node, Scalar


class _RefusedError(Exception):
    """The text is no YAML that drafts are written in."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule)
        self.problem = problem


def parse(
    text: str, file: PurePath, first_line: int
) -> tuple[Node, tuple[Problem, ...]]:
    """The tree of a YAML text that is not too long; see `yaml_nodes.read_yaml`."""
    start = Location(file, first_line, 1)
    nothing = Mapping((), start)
    reader = _Reader(file, first_line - 1)
    try:
        return reader.document(text) or nothing, tuple(reader.problems)
    except _RefusedError as refused:
        return nothing, (*reader.problems, refused.problem)
    except MarkedYAMLError as fault:
        place = reader.place(fault.problem_mark or fault.context_mark)
        reason = " ".join(filter(None, (fault.context, fault.problem)))
        return nothing, (error("yaml-broken", place, reason=reason),)
    except (YAMLError, ValueError, OverflowError) as fault:
        reason = " ".join(str(fault).split())
        return nothing, (error("yaml-broken", start, reason=reason),)


class _Reader:
    """Builds the tree from the parser's events; the depth is bounded."""

    def __init__(self, file: PurePath, rows_above: int) -> None:
        self.file = file
        self.rows_above = rows_above
        self.problems: list[Problem] = []

    def document(self, text: str) -> Node | None:
        """The root of the tree, None where the text is empty."""
        loader = YAML(typ="safe", pure=True)
        events = iter(loader.parse(text))
        for event in events:
            if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent):
                return self._node(event, events, 1)
            if isinstance(event, AliasEvent):
                self._refuse("yaml-alias", event)
        return None

    def place(self, mark: Any) -> Location:  # noqa: ANN401 - ruamel's marks are untyped
        """A place in the file from a mark of the parser."""
        if mark is None:
            return Location(self.file, self.rows_above + 1, 1)
        return Location(self.file, self.rows_above + mark.line + 1, mark.column + 1)

    def _refuse(self, rule: str, event: Any) -> None:  # noqa: ANN401 - as above
        raise _RefusedError(error(rule, self.place(event.start_mark)))

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:  # noqa: ANN401
        if isinstance(event, AliasEvent) or event.anchor:
            self._refuse("yaml-alias", event)
        if depth > DEEPEST:
            self._refuse("yaml-too-deep", event)
        place = self.place(event.start_mark)
        if isinstance(event, ScalarEvent):
            plain = event.style in {None, ""}
            is_null = plain and event.value in {"", "~", "null"}
            return Scalar("" if is_null else event.value, place, is_null)
        if isinstance(event, SequenceStartEvent):
            return Items(tuple(self._items(events, depth)), place)
        return Mapping(tuple(self._pairs(events, depth)), place)

    def _items(self, events: Iterator[Any], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, SequenceEndEvent):
                return
            yield self._node(event, events, depth + 1)

    def _pairs(
        self, events: Iterator[Any], depth: int
    ) -> Iterator[tuple[Scalar, Node]]:
        seen: set[str] = set()
        for event in events:
            if isinstance(event, MappingEndEvent):
                return
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self.problems.append(error("yaml-key", key.location))
            elif key.text in seen:
                self.problems.append(error("duplicate-key", key.location, key=key.text))
            else:
                seen.add(key.text)
                yield key, value
