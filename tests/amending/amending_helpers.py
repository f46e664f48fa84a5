"""Corpus articles, a plain alignment, and small edits for the tests."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pipeline.amending.tree import living
from pipeline.locales.catalog import load_locale
from pipeline.model.act import Act, Profile, Rank
from pipeline.model.comparison import (
    ChangeKind,
    Comparison,
    ComparisonRow,
    UnitText,
    Variant,
)
from pipeline.model.identity import ProvisionPath
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction, Status
from pipeline.readers.act_text import parse_act

ACTS = Path(__file__).parents[2] / "drafts" / "acts"
PROFILES = {
    "K1400000226": Profile.CRIMINAL,
    "K1400000231": Profile.CRIMINAL,
    "K1500000377": Profile.CODE,
    "K2000000350": Profile.CODE,
}
LOCALES = {lang: load_locale(lang) for lang in ("kk", "ru")}


def profile_of(code: str) -> Profile:
    return PROFILES.get(code, Profile.LAW)


def act_of(code: str) -> Act:
    return Act(code, Rank.LAW, profile_of(code), dt.date(2018, 7, 5), ())


def redaction(text: str, code: str, lang: str, status=Status.CURRENT) -> Redaction:
    parsed = parse_act(text, profile_of(code), lang)
    return Redaction(code, lang, status, "x", provisions=parsed.provisions)


def strip_front_matter(text: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)


@lru_cache
def _edition(path: Path) -> Redaction:
    _, lang, _ = path.name.split(".")
    text = strip_front_matter(path.read_text(encoding="utf-8"))
    return redaction(text, path.parent.name, lang)


@lru_cache
def _articles() -> dict[tuple[str, str, str], Redaction]:
    """Every article of the law in force that the drafts stand on, newest edition."""
    found = {}
    for path in sorted(ACTS.glob("*/*.md")):
        edition = _edition(path)
        for article in edition.articles():
            key = (edition.act, article.number, edition.lang)
            found[key] = replace(edition, provisions=(article,))
    return found


def corpus(code: str, name: str, lang: str) -> Redaction:
    return _articles()[code, name, lang]


def corpus_names() -> list[tuple[str, str, str]]:
    return sorted(_articles())


def compared(current: Redaction, proposed: Redaction) -> Comparison:
    rows = []
    old = {unit.step: unit for unit in current.articles()}
    new = {unit.step: unit for unit in proposed.articles()}
    for step, unit in old.items():
        if step in new:
            path = ProvisionPath((step,))
            rows.extend(_rows(unit, new[step], path, path))
    return Comparison(current, (proposed,), tuple(rows))


def _rows(old: Provision, new: Provision, here: ProvisionPath, there: ProvisionPath):
    yield _row(old, new, here, there)
    before, after = living(old.children), living(new.children)
    matcher = difflib.SequenceMatcher(
        None,
        [(u.kind, u.text) for u in before],
        [(u.kind, u.text) for u in after],
        autojunk=False,
    )
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag in {"equal", "replace"}:
            for one, other in zip(before[i1:i2], after[j1:j2], strict=False):
                if one.kind is other.kind:
                    yield from _rows(
                        one,
                        other,
                        here.child(one.kind, one.number),
                        there.child(other.kind, other.number),
                    )


def _row(old, new, here, there):
    unit = UnitText(there, "", new.text)
    return ComparisonRow(
        old.kind,
        UnitText(here, "", old.text),
        (Variant(ChangeKind.UNCHANGED, unit),),
    )


def printed(clauses) -> str:
    return "\n".join(line.text for line in clauses.lines)


def edited(base: Redaction, change) -> Redaction:
    """The text with a function applied to every unit; None takes a unit out."""

    def each(unit: Provision, path: ProvisionPath) -> Provision | None:
        here = path.child(unit.kind, unit.number)
        new = change(str(here), unit)
        if new is None:
            return None
        inner = tuple(
            kept for child in new.children if (kept := each(child, here)) is not None
        )
        return replace(new, children=inner)

    root = ProvisionPath()
    provisions = tuple(
        kept for unit in base.provisions if (kept := each(unit, root)) is not None
    )
    return replace(base, provisions=provisions, status=Status.PROPOSED)


CASES = Path(__file__).parent / "cases"


@lru_cache
def _case_base(lang: str, profile: str) -> Redaction:
    text = (CASES / f"base.{lang}.md").read_text(encoding="utf-8")
    parsed = parse_act(text, Profile(profile), lang)
    assert not parsed.problems
    return Redaction("X", lang, Status.CURRENT, "x", provisions=parsed.provisions)


def case_base(case: dict) -> Redaction:
    return _case_base(case["lang"], case["profile"])


def case_act(case: dict) -> Act:
    return Act("X", Rank.LAW, Profile(case["profile"]), dt.date(2018, 7, 5), ())


def profile_parser(profile: Profile, lang: str):
    return lambda text: parse_act(text, profile, lang).provisions
