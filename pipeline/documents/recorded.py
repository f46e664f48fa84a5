"""Words for records of the ledger: bodies, units, papers with number and date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from pipeline.documents.citation import cite
from pipeline.model.act import Act
from pipeline.model.document import Runs, plain
from pipeline.model.identity import ProvisionPath
from pipeline.model.ledger_records import Dispatch, Evidence, Position
from pipeline.model.locale import Locale
from pipeline.model.norm import Norm
from pipeline.model.parties import Addressee
from pipeline.model.provision import Provision


def short_date(locale: Locale, day: dt.date) -> str:
    """A date in figures; a dash where there is none."""
    return locale.phrase("date_short", day=day.day, month=day.month, year=day.year)


def body_name(locale: Locale, names: Mapping[str, Addressee], body: str) -> str:
    """The official name of a body; its id where the drafts do not know it."""
    known = names.get(body)
    name = known.nominative[locale.lang] if known else body
    return name[:1].upper() + name[1:]


def evidence_words(locale: Locale, evidence: Evidence | None) -> str:
    """The paper that proves something: kind, number, date; empty without one."""
    if evidence is None:
        return ""
    return locale.phrase(
        f"evidence_{evidence.kind.value}",
        number=evidence.number,
        date=short_date(locale, evidence.date),
    )


def letter_words(locale: Locale, letter: Dispatch) -> str:
    """A letter of ours by its outgoing number and date."""
    date = short_date(locale, letter.date)
    return locale.phrase("our_letter", number=letter.number, date=date)


def unit_words(
    locale: Locale, acts: Mapping[str, Act], provision: str, *, with_act: bool = True
) -> str:
    """A norm that a position is about, in words: «Статья 435. Часть первая».

    Args:
        locale: language.
        acts: works, by code.
        provision: act and unit, as a record writes them.
        with_act: whether the act is named too.
    """
    code, path = unit_of(provision)
    act = acts.get(code)
    if act is None:
        return provision
    unit = cite(path, act.profile, locale)
    if not with_act:
        return unit
    return locale.phrase("unit_of_act", unit=unit, act=act.name(locale.lang, "nom"))


def unit_of(provision: str) -> tuple[str, ProvisionPath]:
    """Act and address of a norm that a record names."""
    code, _, address = provision.partition("/")
    return code, ProvisionPath.parse(address)


def act_order(position: Position) -> tuple[str, ProvisionPath]:
    """Order of positions: by act, then as the units stand in it."""
    return unit_of(position.provision)


def text_of_unit(norms: tuple[Norm, ...], provision: str) -> tuple[Runs, ...]:
    """The proposed text of a norm with all units inside it, a line for each.

    Args:
        norms: the proposed texts of one alternative.
        provision: act and unit.

    Returns:
        Nothing where the proposal has no such unit.
    """
    code, path = unit_of(provision)
    for norm in norms:
        unit = norm.redaction.find(path) if norm.act == code else None
        if unit is not None:
            return tuple(_lines(unit))
    return ()


def _lines(unit: Provision) -> Iterator[Runs]:
    for _, each in unit.walk():
        marker = each.layout.marker.strip("*# ")
        words = " ".join(part for part in (marker, each.text) if part)
        yield plain(words)
