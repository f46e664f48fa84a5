"""Reads a norm file: the full proposed text of one article, with its rationales.

Reads: `drafts/<direction>/norms/<act>__art_<n>.<alternative>.<lang>.md`.
Returns: `Norm`. What the file's name says, the front matter says too; where they
differ, one of them was copied, and a problem names both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.model.act import Act, Profile
from pipeline.model.identity import LANGS, Lang, Location, ProvisionKind
from pipeline.model.locale import Locale
from pipeline.model.norm import Norm
from pipeline.model.problem import Problem, error
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction, Status
from pipeline.readers.act_text import parse_rows
from pipeline.readers.fields import Fields, nearest
from pipeline.readers.files import DraftFile
from pipeline.readers.front_matter import Split, split_front_matter
from pipeline.readers.line import split_rows
from pipeline.readers.quick_yaml import quick_pairs
from pipeline.readers.rationale_blocks import bind, lift
from pipeline.readers.yaml_nodes import Node, read_yaml

_NAME = re.compile(
    r"(?P<act>[^.]+?)__art_(?P<article>[0-9]+(?:-[0-9]+)*)"
    r"\.(?P<alternative>[^.]+)\.(?P<lang>[^.]+)\.md"
)


@dataclass(frozen=True, slots=True)
class _Name:
    """What a file's name says."""

    act: str
    article: str
    alternative: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class _Front:
    """What a front matter says."""

    act: str
    article: str
    base: str
    after: str


def read_norm(
    file: DraftFile, locales: Mapping[Lang, Locale], acts: Mapping[str, Act]
) -> tuple[Norm | None, tuple[Problem, ...]]:
    """One proposed article, None where it cannot be told what the file is.

    Args:
        file: the file as read.
        locales: locales of the drafts' languages, for the words of rationale blocks.
        acts: the known acts, by code.
    """
    name = _read_name(file.path)
    if name is None:
        return None, (error("norm-file-name", file.location, name=file.path.name),)
    if not file.is_readable:
        return None, file.problems
    problems: list[Problem] = []
    split = split_front_matter(file.text)
    if not split.head:
        problems.append(error("no-front-matter", Location(file.path, 1, 1)))
    front = _read_front(split, name, file.path, problems)
    profile = _profile(name, acts, file.path, problems)
    norm = _read_text(split, name, front, profile, locales[name.lang], file, problems)
    return norm, tuple(problems)


def _read_name(path: PurePath) -> _Name | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    for lang in LANGS:
        if match["lang"] == lang:
            return _Name(match["act"], match["article"], match["alternative"], lang)
    return None


def _read_front(
    split: Split, name: _Name, file: PurePath, problems: list[Problem]
) -> _Front:
    wrong: tuple[Problem, ...] = ()
    node: Node | None = quick_pairs(split.yaml, file, 2)
    if node is None:
        node, wrong = read_yaml(split.yaml, file, first_line=2)
    problems += wrong
    if wrong or not split.head:
        return _Front(name.act, name.article, "", "")
    fields = Fields(node, problems)
    front = _Front(
        fields.text("act"),
        fields.text("article"),
        _iso(fields),
        fields.text("after", required=False),
    )
    fields.close()
    for key, said in (("act", front.act), ("article", front.article)):
        named = name.act if key == "act" else name.article
        if said and said != named:
            place = fields.place(key)
            problems.append(
                error("norm-name-differs", place, key=key, name=named, said=said)
            )
    return front


def _iso(fields: Fields) -> str:
    day = fields.date("base")
    return "" if day is None else day.isoformat()


def _profile(
    name: _Name, acts: Mapping[str, Act], file: PurePath, problems: list[Problem]
) -> Profile:
    """How the act calls its units; a guess from the code's letter if unknown."""
    if name.act in acts:
        return acts[name.act].profile
    near = nearest(name.act, acts)
    problems.append(error("unknown-act", Location(file), act=name.act, nearest=near))
    return Profile.CODE if name.act.startswith("K") else Profile.LAW


def _read_text(  # noqa: PLR0913, PLR0917 - the parts of one file, each read before
    split: Split,
    name: _Name,
    front: _Front,
    profile: Profile,
    locale: Locale,
    file: DraftFile,
    problems: list[Problem],
) -> Norm | None:
    words = locale.grammar.get("rationale", {})
    lifted = lift(split_rows(split.body, split.body_line), words, file.path)
    parsed = parse_rows(lifted.rows, profile, file=file.path)
    problems += [*lifted.problems, *parsed.problems]
    article = _only_article(parsed.provisions, name, file.path, problems)
    if article is None:
        return None
    rationales, wrong = bind(lifted, article, words, file.path)
    problems += wrong
    redaction = Redaction(
        act=name.act,
        lang=name.lang,
        status=Status.PROPOSED,
        label=name.alternative,
        provisions=parsed.provisions,
        location=file.location,
        tail=parsed.tail,
    )
    return Norm(
        act=name.act,
        article=name.article,
        alternative=name.alternative,
        lang=name.lang,
        base=front.base,
        redaction=redaction,
        rationales=rationales,
        after=front.after,
        location=file.location,
    )


def _only_article(
    provisions: tuple[Provision, ...],
    name: _Name,
    file: PurePath,
    problems: list[Problem],
) -> Provision | None:
    """The article, if the text is one article and nothing else."""
    first = provisions[0] if provisions else None
    if first is None or first.kind is not ProvisionKind.ARTICLE:
        place = Location(file) if first is None else first.location
        problems.append(error("norm-without-article", place, article=name.article))
        return None
    problems += [
        error("norm-second-article", other.location, article=name.article)
        for other in provisions[1:]
    ]
    if first.number != name.article:
        problems.append(
            error(
                "heading-number-differs",
                first.location,
                name=name.article,
                said=first.number,
            )
        )
        return None
    return first
