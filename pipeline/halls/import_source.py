"""Takes one foreign Markdown file apart for the import: articles and provenance."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from pipeline.errors import UsageError
from pipeline.model.act import Profile, Provision, SourceRef
from pipeline.model.identity import LANGS, Lang, ProvisionKind
from pipeline.model.problem import Problem
from pipeline.readers import (
    DraftFile,
    parse_act,
    print_act,
    read_bytes,
    split_front_matter,
)
from pipeline.readers.fields import Fields
from pipeline.readers.files import LARGEST
from pipeline.readers.yaml_nodes import read_yaml

UNVERIFIED = "unverified-against-official"
_CODE = re.compile(r"[A-Z][0-9]{6,12}_?")
_DAY = re.compile(
    r"(?<![0-9])(?:(?P<day>[0-9]{1,2})[.-](?P<month>[0-9]{1,2})[.-](?P<year>[0-9]{4})"
    r"|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}))(?![0-9])"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command says about the files; empty where it says nothing."""

    act: str = ""
    lang: str = ""
    edition: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One article with all that is known of it.

    Args:
        act: code of the act.
        lang: language.
        edition: edition in ISO form.
        title: title of the act, empty where the file has none.
        status: what hinders its use.
        source: where it came from.
        text: the article as it stands in the file, blank lines around it aside.
    """

    act: str
    lang: Lang
    edition: str
    title: str
    status: str
    source: SourceRef
    text: str


def read_piece(path: Path, wanted: Wanted) -> Iterator[Piece]:
    """The articles of a file.

    Args:
        path: the file.
        wanted: what the command says.

    Raises:
        UsageError: where the file is no act text, or what it is stays unclear.
    """
    file = _read(path)
    split = split_front_matter(file.text)
    problems: list[Problem] = []
    node, wrong = read_yaml(split.yaml, file.path, first_line=2)
    if wrong or split.is_open:
        raise UsageError("import-front-matter", file=str(path))
    front = Fields(node, problems)
    act = _agreed("act", front, wanted.act, path)
    lang = _agreed("lang", front, wanted.lang, path)
    if not _CODE.fullmatch(act):
        raise UsageError("import-act-code", file=str(path), act=act)
    articles, tail = _articles(split.body, path)
    named = front.text("article", required=False)
    if named and [article.number for article in articles] != [named]:
        raise UsageError("import-article", file=str(path), article=named)
    note = front.text("edition", required=False)
    whole = Piece(
        act=act,
        lang=_lang(lang, path),
        edition=_edition(note, wanted.edition, path),
        title=front.text("title", required=False),
        status=front.text("status", required=False) or UNVERIFIED,
        source=SourceRef(
            article="",
            file=path.name,
            sha256=file.sha256,
            origin=_origin(front) or wanted.source,
            edition_note=note,
            fetched=front.text("fetched", required=False),
            notes=front.words("notes"),
        ),
        text="",
    )
    for article in articles:
        text = print_act((article,), tail if article is articles[-1] else "")
        source = replace(whole.source, article=article.number)
        yield replace(whole, source=source, text=framed(text))


def framed(text: str) -> str:
    """A text with one blank line above it and one line end below."""
    return "\n" + text.strip("\n") + "\n"


def _read(path: Path) -> DraftFile:
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError("import-unreadable", file=str(path), reason="size")
        file = read_bytes(path.read_bytes(), PurePath(path.name))
    except OSError as fault:
        reason = fault.strerror or ""
        raise UsageError("import-unreadable", file=str(path), reason=reason) from fault
    for problem in file.problems:
        raise UsageError("import-unreadable", file=str(path), reason=problem.rule)
    return file


def _agreed(key: str, front: Fields, said: str, path: Path) -> str:
    """What the file and the command say, if they do not contradict each other."""
    found = front.text(key, required=False)
    if found and said and found != said:
        raise UsageError(
            "import-differs", file=str(path), key=key, found=found, said=said
        )
    if not found and not said:
        raise UsageError("import-unknown", file=str(path), key=key)
    return said or found


def _lang(name: str, path: Path) -> Lang:
    for lang in LANGS:
        if name == lang:
            return lang
    raise UsageError("import-lang", file=str(path), lang=name)


def _edition(note: str, said: str, path: Path) -> str:
    """The edition: what the command says, else the only day that the file names."""
    if said:
        try:
            return dt.date.fromisoformat(said).isoformat()
        except ValueError:
            raise UsageError("import-bad-edition", edition=said) from None
    days = sorted(set(_days(note)))
    if len(days) == 1:
        return days[0].isoformat()
    raise UsageError("import-edition-unclear", file=str(path), text=note)


def _days(note: str) -> Iterator[dt.date]:
    for match in _DAY.finditer(note):
        try:
            if match["iso"]:
                yield dt.date.fromisoformat(match["iso"])
            else:
                day, month, year = (int(match[n]) for n in ("day", "month", "year"))
                yield dt.date(year, month, day)
        except ValueError:
            continue


def _origin(front: Fields) -> str:
    """Repository, path and commit, or a link, in one line."""
    if not front.has("source"):
        return ""
    source = front.inside("source")
    parts = [source.text(key, required=False) for key in ("repo", "path", "commit")]
    if any(parts):
        return ", ".join(filter(None, parts))
    return front.text("source")


def _articles(body: str, path: Path) -> tuple[tuple[Provision, ...], str]:
    parsed = parse_act(body, Profile.LAW, "kk")
    kinds = {provision.kind for provision in parsed.provisions}
    if kinds != {ProvisionKind.ARTICLE}:
        raise UsageError("import-no-article", file=str(path))
    for problem in parsed.problems:
        raise UsageError(
            "import-text",
            file=str(path),
            line=str(problem.location.line),
            reason=problem.rule,
        )
    return parsed.provisions, parsed.tail
