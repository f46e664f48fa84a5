"""Mistakes that show when the files of one direction are laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.disk import THEIRS
from pipeline.model.direction import Direction
from pipeline.model.identity import LANGS, Location
from pipeline.model.norm import ALL_ALTERNATIVES, Norm
from pipeline.model.problem import Problem, error, warning
from pipeline.model.prose import Prose
from pipeline.readers.direction import unknown_alternative
from pipeline.readers.files import DraftFile


def without_twin(files: Iterable[DraftFile]) -> Iterator[Problem]:
    """Files that have no twin in the other language, by their names."""
    there: dict[str, dict[str, DraftFile]] = {}
    for file in files:
        stem, _, lang = file.path.stem.rpartition(".")
        if lang in LANGS:
            there.setdefault(stem, {})[lang] = file
    for stem, by_lang in there.items():
        for lang in LANGS:
            if lang not in by_lang:
                other = next(iter(by_lang.values()))
                yield error(
                    "missing-language",
                    other.location,
                    lang=lang,
                    file=f"{stem}.{lang}.md",
                )


def given_twice(norms: Iterable[Norm]) -> Iterator[Problem]:
    """Articles that have a text for all alternatives and one for some."""
    for_all = {
        (norm.act, norm.article, norm.lang)
        for norm in norms
        if norm.alternative == ALL_ALTERNATIVES
    }
    for norm in norms:
        key = (norm.act, norm.article, norm.lang)
        if norm.alternative != ALL_ALTERNATIVES and key in for_all:
            yield error(
                "norm-twice",
                norm.location,
                article=norm.article,
                alternative=norm.alternative,
            )


def alternatives_unknown(
    direction: Direction, norms: Iterable[Norm], texts: Iterable[Prose]
) -> Iterator[Problem]:
    """Norms and sections of prose for alternatives that the direction has not."""
    known = [each.id for each in direction.alternatives]
    if not known:
        return  # told of already, as a mistake of direction.yaml
    for norm in norms:
        if norm.alternative not in {*known, ALL_ALTERNATIVES}:
            yield unknown_alternative(norm.location, norm.alternative, known)
    for text in texts:
        for section in text.sections:
            if section.alternative and section.alternative not in known:
                yield unknown_alternative(section.location, section.alternative, known)


def saved_aside(drafts: Path) -> Iterator[Problem]:
    """Texts that an editor has saved while a program that was killed was writing.

    Args:
        drafts: the folder of drafts.
    """
    for path in sorted(drafts.rglob(f".*{THEIRS}")):
        place = Path(drafts.name) / path.relative_to(drafts)
        beside = path.name[1:].removesuffix(THEIRS).rsplit(".", 2)[0]
        yield warning("saved-aside", Location(place), file=beside)
