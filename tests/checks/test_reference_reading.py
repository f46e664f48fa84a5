"""References as the amending grammar writes them: every unit of the corpus is found.

The grammar that prints locators and the reader of references are strangers to each
other, so that each proves the other.
"""

import pytest
from checks_cases import ROOT

from pipeline.amending.locator import print_locator
from pipeline.amending.tree import silent_owners
from pipeline.amending.units import Naming
from pipeline.checks.in_force import chains
from pipeline.checks.reference_reader import THIS_ACT, ReferenceReader
from pipeline.checks.reference_target import Flaw, Text
from pipeline.checks.reference_words import Vocabulary
from pipeline.locales.catalog import load_locales
from pipeline.model.identity import ProvisionKind, ProvisionPath, Step
from pipeline.readers import read_workspace

LOCALES = load_locales()
WORKSPACE = read_workspace(ROOT / "drafts", LOCALES)
NUMBERED = {ProvisionKind.PARAGRAPH, ProvisionKind.POINT}
NAMED = NUMBERED | {ProvisionKind.SUBPARAGRAPH, ProvisionKind.INDENT}
FRAMES = {
    "ru": "в случаях, указанных в {where} настоящего Кодекса, и иных",
    "kk": "осы Кодекстің {where} көрсетілген жағдайларда",
}
CASES = {"ru": ("prep", "gen", "ins"), "kk": ("loc", "gen", "dat")}
EDITIONS = [
    edition
    for (_, lang), editions in sorted(WORKSPACE.editions.items())
    for edition in editions
    if lang in LOCALES
]


def reader(lang):
    words = Vocabulary.of(LOCALES[lang])
    return ReferenceReader(words, tuple(WORKSPACE.acts.values()), lang)


READERS = {lang: reader(lang) for lang in LOCALES}


def text_of(edition):
    articles = {article.number: article for article in edition.articles()}
    return Text(WORKSPACE.acts[edition.act].profile, articles, is_whole=True)


def living_paths(edition):
    for article in edition.articles():
        for chain in chains(article):
            kinds = {unit.kind for unit in chain[1:]}
            if kinds <= NAMED and not any(unit.excluded for unit in chain):
                yield ProvisionPath(tuple(unit.step for unit in chain))


def said(edition, path, case):
    """A reference to a unit, as the grammar of clauses prints it."""
    naming = Naming(WORKSPACE.acts[edition.act].profile, silent_owners(edition))
    where = print_locator(naming.chain(path), case, LOCALES[edition.lang])
    return FRAMES[edition.lang].format(where=where)


def flaws(edition, sentence):
    (reference,) = READERS[edition.lang].read(sentence)
    assert reference.context == THIS_ACT
    return text_of(edition).flaw(reference, ())


def name(edition):
    return f"{edition.act}-{edition.label}-{edition.lang}"


@pytest.mark.parametrize("edition", EDITIONS, ids=name)
def test_every_unit_of_the_law_in_force_is_found(edition):
    found = 0
    for path in living_paths(edition):
        for case in CASES[edition.lang]:
            sentence = said(edition, path, case)
            assert flaws(edition, sentence) is None, (str(path), sentence)
            found += 1
    assert found


@pytest.mark.parametrize("edition", EDITIONS, ids=name)
def test_a_unit_that_is_not_there_is_missed(edition):
    missed = 0
    for path in living_paths(edition):
        last = path.steps[-1]
        if last.kind not in NUMBERED:
            continue
        nowhere = ProvisionPath((*path.steps[:-1], Step(last.kind, "37")))
        sentence = said(edition, nowhere, CASES[edition.lang][0])
        assert flaws(edition, sentence) is Flaw.NO_UNIT, sentence
        missed += 1
    assert missed or not any(len(path.steps) > 1 for path in living_paths(edition))


def test_there_are_many_units():
    units = [path for edition in EDITIONS for path in living_paths(edition)]
    assert len(units) > 500
