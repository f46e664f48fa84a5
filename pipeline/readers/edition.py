"""Reads a text of the law in force: one act, one edition, one language.

Reads: `drafts/acts/<code>/<edition>.<lang>.md`, as the importer writes it.
Returns: `Redaction`. The file's name and its front matter agree, or a problem says so.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.model.act import Profile
from pipeline.model.identity import LANGS, Lang, Location
from pipeline.model.problem import Problem, error
from pipeline.model.redaction import Redaction, SourceRef, Status
from pipeline.readers.act_text import parse_act
from pipeline.readers.fields import Fields
from pipeline.readers.files import DraftFile
from pipeline.readers.front_matter import split_front_matter
from pipeline.readers.yaml_nodes import Node, read_yaml

_NAME = re.compile(r"(?P<edition>[0-9]{4}-[0-9]{2}-[0-9]{2})\.(?P<lang>[a-z]+)\.md")


@dataclass(frozen=True, slots=True)
class EditionFront:
    """What the front matter of an edition says."""

    act: str = ""
    title: str = ""
    lang: str = ""
    edition: str = ""
    status: str = ""
    sources: tuple[SourceRef, ...] = ()


def read_edition(
    file: DraftFile, profile: Profile
) -> tuple[Redaction | None, tuple[Problem, ...]]:
    """One edition, None where it cannot be told what the file is.

    Args:
        file: the file as read.
        profile: how the act calls its units.
    """
    name = _read_name(file.path)
    if name is None:
        return None, (error("edition-file-name", file.location, name=file.path.name),)
    if not file.is_readable:
        return None, file.problems
    code, edition, lang = name
    problems: list[Problem] = []
    split = split_front_matter(file.text)
    if not split.head:
        problems.append(error("no-front-matter", Location(file.path, 1, 1)))
    front = read_edition_front(split.yaml, file.path, problems)
    problems += _differences(front, name, file.path)
    parsed = parse_act(
        split.body, profile, lang, file=file.path, first_line=split.body_line
    )
    problems += parsed.problems
    redaction = Redaction(
        act=code,
        lang=lang,
        status=Status.CURRENT,
        label=edition,
        title=front.title,
        provisions=parsed.provisions,
        verification=front.status,
        sources=front.sources,
        location=file.location,
        tail=parsed.tail,
    )
    return redaction, tuple(problems)


def _read_name(path: PurePath) -> tuple[str, str, Lang] | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        dt.date.fromisoformat(match["edition"])
    except ValueError:
        return None
    for lang in LANGS:
        if match["lang"] == lang:
            return path.parent.name, match["edition"], lang
    return None


def read_edition_front(
    yaml: str, file: PurePath, problems: list[Problem]
) -> EditionFront:
    """The front matter of an edition.

    Args:
        yaml: what stands between its fences.
        file: the file, for places.
        problems: where findings are put.
    """
    node, wrong = read_yaml(yaml, file, first_line=2)
    problems += wrong
    if wrong:
        return EditionFront()
    fields = Fields(node, problems)
    front = EditionFront(
        fields.text("act"),
        fields.text("title"),
        fields.text("lang"),
        fields.text("edition"),
        fields.text("status"),
        fields.each("sources", lambda item: _source(item, problems), required=True),
    )
    fields.close()
    return front


def _source(node: Node, problems: list[Problem]) -> SourceRef:
    fields = Fields(node, problems)
    source = SourceRef(
        article=fields.text("article", required=False),
        file=fields.text("file"),
        sha256=fields.text("sha256"),
        origin=fields.text("origin", required=False),
        edition_note=fields.text("edition_note", required=False),
        fetched=fields.text("fetched", required=False),
        notes=fields.words("notes"),
    )
    fields.close()
    return source


def _differences(
    front: EditionFront, name: tuple[str, str, str], file: PurePath
) -> list[Problem]:
    code, edition, lang = name
    pairs = (
        ("act", code, front.act),
        ("edition", edition, front.edition),
        ("lang", lang, front.lang),
    )
    return [
        error("edition-name-differs", Location(file, 1, 1), key=key, name=a, said=b)
        for key, a, b in pairs
        if b and a != b
    ]
