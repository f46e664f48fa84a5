"""What a bill never has, by construction: proved on every bill of the real drafts.

Law on legal acts: no preamble (23(6)), no headings of the bill's articles (23(9)),
title in the number of the content (26(1)), acts with date and without number (26(2)),
one item for each act, by force and date (26(5)).
"""

import re

import pytest
from checks_cases import DAY, ROOT

from pipeline import documents
from pipeline.documents.kind import DocumentKind
from pipeline.halls.plan import Planner
from pipeline.halls.prepare import prepare
from pipeline.locales.catalog import load_locales
from pipeline.model.act import Rank
from pipeline.model.amending import count_amendments
from pipeline.model.document import Paragraph, Role
from pipeline.model.identity import LANGS
from pipeline.model.pack import Pack
from pipeline.registry import discover

LOCALES = load_locales()
NUMBERED = {
    "ru": re.compile(r"Статья (\d+)\. (.+)"),
    "kk": re.compile(r"(\d+)-бап\. (.+)"),
}
FORCE = list(Rank)


def bills():
    prepared = prepare(ROOT / "drafts", LOCALES, as_of=DAY)
    kinds = discover(documents, DocumentKind)
    planner = Planner(prepared.workspace, LOCALES, kinds, DAY)
    for direction in prepared.directions:
        plan = planner.plan(direction, Pack.CONSULTATION, LANGS)
        for job in plan.jobs:
            if job.kind.name == "amending-bill":
                yield job.brief, job.kind.compose(job.brief)


BILLS = list(bills())


def name(bill):
    brief, _ = bill
    return f"{brief.direction.number} {brief.alternative.id} {brief.lang}"


@pytest.fixture(params=BILLS, ids=map(name, BILLS))
def bill(request):
    return request.param


def paragraphs(document, role):
    return [
        "".join(run.text for run in block.runs)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.role is role
    ]


def own_lines(brief, document):
    """Lines of the bill's own: all but quoted norm text."""
    quoted = {
        line.text for act in brief.clauses for line in act.lines if line.is_payload
    }
    return [line for line in paragraphs(document, Role.NORM) if line not in quoted]


def test_every_direction_has_its_bills():
    assert len({brief.direction.number for brief, _ in BILLS}) == 7


def test_the_bill_begins_with_article_1_and_has_two_articles_without_headings(bill):
    brief, document = bill
    lines = own_lines(brief, document)
    articles = [m for line in lines if (m := NUMBERED[brief.lang].match(line))]
    assert [article[1] for article in articles] == ["1", "2"]
    assert NUMBERED[brief.lang].match(lines[0])
    # An article with a heading has its words on the next line; these go on at once.
    assert articles[0][2].endswith(":")
    assert articles[1][2].endswith((".", "]"))
    assert paragraphs(document, Role.HEADING) == []


def test_acts_stand_by_force_and_date_each_once_and_without_number(bill):
    brief, document = bill
    acts = [brief.acts[clauses.act] for clauses in brief.clauses]
    assert acts == sorted(acts, key=lambda act: (FORCE.index(act.rank), act.date))
    assert len(set(acts)) == len(acts)
    lines = own_lines(brief, document)[:-1]  # article 2 may name the Constitution
    assert not [line for line in lines if "№" in line]
    for act in acts:
        item = act.name(brief.lang, "item")
        # In a bill of one act the sentence begins with a verb.
        assert sum(item[1:] in line for line in lines) == 1


def test_title_and_article_1_count_alike(bill):
    brief, document = bill
    counts = count_amendments(brief.clauses)
    (article_1,) = own_lines(brief, document)[:1]
    for words, table in ((document.title, "gen"), (article_1, "acc")):
        forms = brief.locale.grammar[f"amendments_{table}"]
        for kind, count in zip(("change", "addition"), counts, strict=True):
            one, many = forms[f"{kind}_one"], forms[f"{kind}_many"]
            wanted = [one] if count == 1 else [many] if count else []
            found = re.findall(rf"\b(?:{many}|{one})\b", words)
            assert found == wanted, words
