"""Takes files apart for the import: articles with all that is known of them.

What stands in the front matter, what a foreign file says of itself and what the command
says must agree.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from pipeline.errors import UsageError
from pipeline.halls.articles import articles_of, has_only_articles, walk_articles
from pipeline.halls.import_files import Source
from pipeline.model.act import Profile
from pipeline.model.identity import LANGS, Lang, Location
from pipeline.model.problem import Problem, error
from pipeline.model.redaction import SourceRef
from pipeline.readers import ParsedText, parse_act, split_front_matter
from pipeline.readers.fields import Fields
from pipeline.readers.yaml_nodes import read_yaml

UNVERIFIED = "unverified-against-official"
_CODE = re.compile(r"[A-Z][0-9]{6,12}[A-Z_]?")
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


def read_pieces(source: Source, wanted: Wanted) -> tuple[list[Piece], list[Problem]]:
    """The articles of a text, and what is wrong with those that were left out.

    Args:
        source: the text.
        wanted: what the command says.

    Raises:
        UsageError: where the file is no act text, or what it is stays unclear.
    """
    path, about = source.path, source.about
    split = split_front_matter(source.text)
    node, wrong = read_yaml(split.yaml, PurePath(path.name), first_line=2)
    if wrong or split.is_open:
        raise UsageError("import-front-matter", file=str(path))
    front = Fields(node, [])
    act = _agreed("act", front.text("act", required=False) or about.code, wanted, path)
    lang = _agreed(
        "lang", front.text("lang", required=False) or about.lang, wanted, path
    )
    if not _CODE.fullmatch(act):
        raise UsageError("import-act-code", file=str(path), act=act)
    articles, problems = _articles(split.body, source)
    named = front.text("article", required=False)
    if named and [number for number, _ in articles] != [named]:
        raise UsageError("import-article", file=str(path), article=named)
    note = front.text("edition", required=False)
    whole = Piece(
        act=act,
        lang=_lang(lang, path),
        edition=_edition(note or about.edition, wanted.edition, path),
        title=front.text("title", required=False) or about.title,
        status=front.text("status", required=False) or UNVERIFIED,
        source=SourceRef(
            article="",
            file=path.name,
            sha256=source.sha256,
            origin=_origin(front) or wanted.source,
            edition_note=note or about.edition_note,
            fetched=front.text("fetched", required=False),
            notes=front.words("notes"),
        ),
        text="",
    )
    pieces = [
        replace(whole, source=replace(whole.source, article=number), text=text)
        for number, text in articles
    ]
    return pieces, problems


def _agreed(key: str, found: str, wanted: Wanted, path: Path) -> str:
    """What the file and the command say, if they do not contradict each other."""
    said: str = getattr(wanted, key)
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


def _articles(body: str, source: Source) -> tuple[list[tuple[str, str]], list[Problem]]:
    """The articles of a text by number, and why others were left out."""
    parsed = parse_act(body, Profile.LAW, "kk")
    articles = articles_of(parsed.provisions, parsed.tail)
    is_act = articles or source.problems
    if not is_act or not has_only_articles(parsed.provisions):
        raise UsageError("import-no-article", file=str(source.path))
    if not parsed.problems:
        return articles, []
    if not source.is_foreign:
        first = parsed.problems[0]
        line = str(first.location.line)
        raise UsageError(
            "import-text", file=str(source.path), line=line, reason=first.rule
        )
    bad = _bad_articles(parsed, source.path)
    problems = [
        error(
            "import-article-refused",
            Location(PurePath(source.path.name)),
            article=number,
            reason=reason,
        )
        for number, reason in bad.items()
    ]
    return [each for each in articles if each[0] not in bad], problems


def _bad_articles(parsed: ParsedText, path: Path) -> dict[str, str]:
    """The articles in which something is wrong, with the rule that says so.

    An article whose number stands twice is bad in both places: nobody knows which of
    the two is the law.
    """
    starts = [
        (article.location.line, article.number)
        for article in walk_articles(parsed.provisions)
    ]
    bad: dict[str, str] = {}
    for problem in parsed.problems:
        above = [number for line, number in starts if line <= problem.location.line]
        if not above:
            line = str(problem.location.line)
            raise UsageError(
                "import-text", file=str(path), line=line, reason=problem.rule
            )
        words = " ".join(value for _, value in problem.values)
        bad.setdefault(above[-1], f"{problem.rule}: {words}")
    return bad
