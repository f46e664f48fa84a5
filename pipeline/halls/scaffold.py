"""A new direction or a new redaction: files that pass `check` and wait for words.

A redaction begins as the article in force, byte for byte without editors' notes, so
that what the lawyer changes is all that differs from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.disk import fresh_folder, named, sync_folder, write_whole
from pipeline.errors import UsageError
from pipeline.model.identity import LANGS, Lang
from pipeline.model.locale import Locale
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction
from pipeline.model.workspace import Workspace
from pipeline.readers import print_act, read_workspace

_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_ID = re.compile(r"[a-z][a-z0-9]*")
_ITEM = re.compile(r"[ \t]+- ")

_SECTIONS = ("need", "aims", "tasks", "provisions", "bylaws")
"""Sections of the explanatory note that its form demands."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: an article of an act in an alternative of a direction."""

    direction: str
    act: str
    article: str
    alternative: str = "v1"


def new_direction(
    drafts: Path, wanted: Wanted, locales: Mapping[Lang, Locale]
) -> tuple[Path, ...]:
    """Lays out a direction with one alternative of one article.

    Returns:
        The files that were written.

    Raises:
        UsageError: `direction-name`, `direction-exists`, `no-such-article`.
    """
    folder = drafts / wanted.direction
    if not _NUMBER.fullmatch(wanted.direction):
        raise UsageError("direction-name", direction=wanted.direction)
    if folder.exists():
        raise UsageError("direction-exists", direction=wanted.direction)
    workspace = read_workspace(drafts, locales)
    files = {folder / "direction.yaml": _direction_yaml(wanted, locales)}
    files |= dict(_norms(workspace, drafts, wanted))
    for lang in LANGS:
        texts = folder / "texts"
        files[texts / f"explanatory-note.{lang}.md"] = _note(locales[lang])
    return _place(folder, files)


def new_redaction(
    drafts: Path, wanted: Wanted, locales: Mapping[Lang, Locale]
) -> tuple[Path, ...]:
    """Adds an article to an alternative, and the alternative where it is new.

    Returns:
        The files that were written.

    Raises:
        UsageError: `unknown-direction`, `redaction-name`, `redaction-exists`,
            `alternatives-unclear`, `no-such-article`.
    """
    workspace = read_workspace(drafts, locales)
    known = {each.number: each for each in workspace.directions}
    direction = known.get(wanted.direction)
    if direction is None:
        listing = ", ".join(known)
        raise UsageError("unknown-direction", direction=wanted.direction, known=listing)
    if not _ID.fullmatch(wanted.alternative):
        raise UsageError("redaction-name", alternative=wanted.alternative)
    files = dict(_norms(workspace, drafts, wanted))
    _refuse_taken(files)
    ids = {each.id for each in direction.alternatives} | {"all"}
    if wanted.alternative not in ids:
        place = drafts / wanted.direction / "direction.yaml"
        files[place] = _with_alternative(place, wanted.alternative, locales)
    return _write(files)


def _refuse_taken(files: Mapping[Path, str]) -> None:
    """Refuse to write over norms; those of a run that was killed are completed."""
    there = [file for file in files if file.exists()]
    differs = [file for file in there if file.read_bytes() != files[file].encode()]
    if differs or len(there) == len(files):
        raise UsageError("redaction-exists", file=(differs or there)[0].name)


def _norms(
    workspace: Workspace, drafts: Path, wanted: Wanted
) -> Iterator[tuple[Path, str]]:
    """The norm files of an article in both languages, as it is in force."""
    folder = drafts / wanted.direction / "norms"
    for lang in LANGS:
        base, article = _in_force(workspace, wanted, lang)
        name = f"{wanted.act}__art_{wanted.article}.{wanted.alternative}.{lang}.md"
        head = (
            f'---\nact: {wanted.act}\narticle: "{wanted.article}"\n'
            f"base: {base.label}\n---\n\n"
        )
        yield folder / name, head + print_act((_clean(article),)).lstrip("\n")


def _in_force(
    workspace: Workspace, wanted: Wanted, lang: Lang
) -> tuple[Redaction, Provision]:
    editions = workspace.editions.get((wanted.act, lang), ())
    for edition in sorted(editions, key=lambda each: each.label, reverse=True):
        for article in edition.articles():
            if article.number == wanted.article:
                return edition, article
    raise UsageError(
        "no-such-article", act=wanted.act, article=wanted.article, lang=lang
    )


def _clean(unit: Provision) -> Provision:
    """The unit without editors' notes and without anchors before it."""
    blank = "\n" if "\n\n" in f"{unit.layout.before}\n" else ""
    before = unit.layout.before if "<a" not in unit.layout.before else blank
    return replace(
        unit,
        notes=(),
        layout=replace(unit.layout, before=before),
        children=tuple(_clean(child) for child in unit.children),
    )


def _with_alternative(
    place: Path, alternative: str, locales: Mapping[Lang, Locale]
) -> str:
    """`direction.yaml` with one more alternative under the others."""
    lines = place.read_text(encoding="utf-8").split("\n")
    start = lines.index("alternatives:") if "alternatives:" in lines else -1
    end = start + 1
    while start >= 0 and end < len(lines) and _ITEM.match(lines[end]):
        end += 1
    if start < 0 or end == start + 1:
        raise UsageError("alternatives-unclear", file=str(place))
    titles = ", ".join(f'{lang}: "{_fill(locales[lang])}"' for lang in LANGS)
    lines.insert(end, f"  - {{id: {alternative}, titles: {{{titles}}}}}")
    return "\n".join(lines)


def _direction_yaml(wanted: Wanted, locales: Mapping[Lang, Locale]) -> str:
    both = ", ".join(f'{lang}: "{_fill(locales[lang])}"' for lang in LANGS)
    person = f'{{post: {{{both}}}, name: "[аты-жөні]"}}'
    return "\n".join(
        (
            f'number: "{wanted.direction}"',
            f"titles: {{{both}}}",
            f"goals: {{{both}}}",
            "bill:",
            '  subject: {kk: "", ru: ""}',
            f"responsible: {person}",
            f"coordinator: {person}",
            "working_group:",
            f'  - {{role: {{{both}}}, name: "[аты-жөні]"}}',
            "alternatives:",
            f"  - {{id: {wanted.alternative}, titles: {{{both}}}}}",
            'chosen_alternative: ""',
            "addressees:",
            "  consultation: [moj]",
            "  submission: [moj]",
            "deadlines:",
            "  first_review: 2026-12-31",
            "  completion: 2026-12-31",
            "  accompanying_protocol_working_days: [10, 15]",
            "indicators:",
            f"  - {{{both}}}",
            "materials:",
            f"  - {{{both}}}",
            "consultation_format:",
            f"  - {{{both}}}",
            "calendar:",
            f"  - {{quarter: 2026-Q4, result: {{{both}}}}}",
            "",
        )
    )


def _note(locale: Locale) -> str:
    words = _fill(locale)
    return (
        "\n\n".join(f"## {words} {{#{name}}}\n\n{words}" for name in _SECTIONS) + "\n"
    )


def _fill(locale: Locale) -> str:
    """The placeholder that a scaffold leaves for words; `--final` refuses it."""
    return locale.term("to_fill")


def _write(files: Mapping[Path, str]) -> tuple[Path, ...]:
    for file, text in files.items():
        write_whole(file, text.encode())
    return tuple(files)


def _place(folder: Path, files: Mapping[Path, str]) -> tuple[Path, ...]:
    """A folder with its files, which is there as a whole or not at all."""
    with named(folder), fresh_folder(folder) as fresh:
        for file, text in files.items():
            write_whole(fresh / file.relative_to(folder), text.encode())
        fresh.rename(folder)
        sync_folder(folder.parent)
    return tuple(files)
