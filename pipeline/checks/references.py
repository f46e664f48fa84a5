"""References of norm texts to units resolve: in the bill, in its act, in other acts.

Law on legal acts, Art. 25(2), (4): a reference names a structural element by its
number; Art. 27(6): numbers of excluded units stay vacant, so that nothing can be
found under them. Of articles that were not imported nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.checks.check import Case, Check, Examined
from pipeline.checks.in_force import Chain, article_in_force, articles_of, chains
from pipeline.checks.reference_bill import Bill, Desk, bill_of
from pipeline.checks.reference_reader import THIS_ACT, Reference, ReferenceReader
from pipeline.checks.reference_target import Flaw
from pipeline.checks.reference_words import UNITS, Vocabulary
from pipeline.model.identity import Location, ProvisionPath
from pipeline.model.norm import Norm
from pipeline.model.problem import Problem, error, warning
from pipeline.model.provision import Provision

_RULES = {
    Flaw.NO_UNIT: "reference-unknown-unit",
    Flaw.EXCLUDED: "reference-excluded-unit",
    Flaw.NO_ARTICLE: "reference-unknown-article",
}


def find(case: Case) -> Iterator[Problem]:
    """References to units that do not exist, in any alternative."""
    acts = tuple(case.workspace.acts.values())
    for lang, locale in case.locales.items():
        reader = ReferenceReader(Vocabulary.of(locale), acts, lang)
        desk = Desk(case, reader, lang)
        for examined in case.examined:
            found = _of_direction(desk, examined)
            yield from dict.fromkeys(found)


def _of_direction(desk: Desk, examined: Examined) -> Iterator[Problem]:
    for alternative in examined.direction.alternatives:
        norms = examined.direction.norms_of(alternative.id, desk.lang)
        bills = {
            code: bill
            for code in dict.fromkeys(norm.act for norm in norms)
            if (bill := bill_of(desk, [norm for norm in norms if norm.act == code]))
        }
        others = {code: bill.after for code, bill in bills.items()}
        for each in bills.values():
            bill = replace(each, others=others)
            for norm in bill.norms.values():
                yield from _in_norm(bill, norm)
            yield from _left_behind(bill)


def _in_norm(bill: Bill, norm: Norm) -> Iterator[Problem]:
    old = article_in_force(bill.desk.case, norm)
    slips = _slips(bill, old)
    for article in articles_of(norm.redaction):
        for above in chains(article):
            for reference, words in _references(bill.desk, above[-1]):
                flaw = bill.flaw(reference, above, bill.after)
                if flaw is not None and words not in slips:
                    yield _problem(bill, reference, above, old, flaw)


def _references(desk: Desk, unit: Provision) -> Iterator[tuple[Reference, str]]:
    for reference in desk.reader.read(unit.text):
        yield reference, unit.text[reference.start : reference.end]


def _slips(bill: Bill, article: Provision | None) -> frozenset[str]:
    """References that lead nowhere in the law in force: not the draft's fault."""
    if article is None:
        return frozenset()
    return frozenset(
        words
        for above in chains(article)
        for reference, words in _references(bill.desk, above[-1])
        if bill.flaw(reference, above, bill.before) is not None
    )


def _problem(
    bill: Bill,
    reference: Reference,
    above: Chain,
    old: Provision | None,
    flaw: Flaw,
) -> Problem:
    unit = above[-1]
    if flaw is Flaw.NO_UNIT and reference.context in {THIS_ACT, *UNITS}:
        # As if the text were whole: only what is surely there was excluded.
        before = replace(bill.before, is_whole=True)
        if bill.flaw(reference, _same_place(old, above), before) is None:
            flaw = Flaw.EXCLUDED
    return error(
        _RULES[flaw],
        _place(unit, reference),
        reference=unit.text[reference.start : reference.end],
        unit=_address(above),
    )


def _same_place(old: Provision | None, above: Chain) -> Chain:
    """The chain of units in force that answers to one of the proposed text."""
    found: list[Provision] = [] if old is None else [old]
    for unit in above[1:]:
        inside = found[-1].children if found else ()
        same = [child for child in inside if child.step == unit.step]
        if not same:
            break
        found.append(same[0])
    return tuple(found)


def _place(unit: Provision, reference: Reference) -> Location:
    place = unit.location
    if not place.column:
        return place
    column = place.column + len(unit.layout.marker) + reference.start
    return replace(place, column=column)


def _address(above: Chain) -> str:
    return str(ProvisionPath(tuple(unit.step for unit in above)))


def _left_behind(bill: Bill) -> Iterator[Problem]:
    """Articles that the bill leaves alone and that name what it excludes."""
    poorer = {number for number in bill.norms if _loses_units(bill, number)}
    if not poorer:
        return
    for number, article in bill.before.articles.items():
        if number in bill.norms:
            continue
        for above in chains(article):
            text = above[-1].text
            if any(each in text for each in poorer):
                yield from _dangling(bill, above, poorer)


def _loses_units(bill: Bill, number: str) -> bool:
    if number not in bill.before.articles:
        return False
    old, new = (
        {_address(above) for above in chains(text.articles[number])}
        for text in (bill.before, bill.after)
    )
    return bool(old - new)


def _dangling(bill: Bill, above: Chain, poorer: set[str]) -> Iterator[Problem]:
    for reference, words in _references(bill.desk, above[-1]):
        named = [
            number
            for chain in reference.chains
            for link in chain
            for number in link.numbers
            if link.unit == "article" and number in poorer
        ]
        if named and _is_broken(bill, reference, above):
            yield warning(
                "reference-left-behind",
                bill.norms[named[0]].location,
                unit=_address(above),
                reference=words,
            )


def _is_broken(bill: Bill, reference: Reference, above: Chain) -> bool:
    return (
        bill.flaw(reference, above, bill.after) is not None
        and bill.flaw(reference, above, bill.before) is None
    )


REFERENCES = Check("references", find)
