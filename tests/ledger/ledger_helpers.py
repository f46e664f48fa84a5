"""Directions and ledgers for tests, written as a lawyer writes them."""

import datetime as dt
from pathlib import PurePath
from textwrap import dedent

from pipeline.checks.check import Case, Examined
from pipeline.model.bilingual import Bilingual
from pipeline.model.direction import Alternative, Deadlines, Direction
from pipeline.model.identity import Location, ProvisionKind
from pipeline.model.norm import Norm
from pipeline.model.parties import Addressee, Organisation, Person, Recipient
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction, Status
from pipeline.model.workspace import Programme, Workspace
from pipeline.readers import DraftFile, read_ledger

CHAMBERS = tuple(f"chamber-{number}" for number in range(1, 21))
NORM = "Z1800000176/art_68__para_2"
SHA = "a" * 64
NOBODY = Person(Bilingual(), "[аты-жөні]")


def day(text):
    return dt.date.fromisoformat(text)


def read(number="2.4", **files):
    """A ledger from the texts of its files, with what is wrong in it."""
    folder = PurePath("drafts") / number / "ledger"
    return read_ledger(
        DraftFile(folder / f"{name}.yaml", dedent(text)) for name, text in files.items()
    )


def ledger(number="2.4", **files):
    """A ledger that must be sound."""
    found, problems = read(number, **files)
    assert problems == ()
    return found


def article(number, *parts):
    return Provision(
        ProvisionKind.ARTICLE,
        number,
        "Бап",
        tuple(Provision(ProvisionKind.PARAGRAPH, part, "Мәтін.") for part in parts),
    )


def direction(number="2.4", alternatives=("v1", "v2"), **deadlines):
    days = {"first_review": "2025-12-31", "completion": "2026-12-31"} | deadlines
    text = Redaction(
        "Z1800000176", "ru", Status.PROPOSED, "v1", "", (article("68", "2"),)
    )
    return Direction(
        number=number,
        titles=Bilingual("тақырып", "название"),
        goals=Bilingual(),
        bill_subject=Bilingual(),
        responsible=NOBODY,
        coordinator=NOBODY,
        working_group=(),
        alternatives=tuple(Alternative(each, Bilingual()) for each in alternatives),
        chosen_alternative="v1",
        addressees={
            "consultation": (Recipient(("moj",)), Recipient(("ap", "kurultai"))),
            "submission": (Recipient(("moj",)),),
        },
        deadlines=Deadlines(**{name: day(text) for name, text in days.items()}),
        norms=(Norm("Z1800000176", "68", "v1", "ru", "2026-06-11", text),),
        location=Location(PurePath("drafts") / number / "direction.yaml"),
    )


def body(name, **days):
    return Addressee(name, Bilingual(name, name), Bilingual(name, name), **days)


def case(direction, ledger, **more):
    """What checks look at: one direction with its ledger, others beside it."""
    bodies = [body(name) for name in ("moj", "ap", "rka_presidium")]
    bodies.append(body("kurultai", valid_from=day("2026-07-01")))
    bodies.append(body("mazhilis", valid_until=day("2026-06-30"), successor="kurultai"))
    workspace = Workspace(
        programme=Programme(
            Organisation(Bilingual(), Bilingual(), NOBODY, NOBODY, Bilingual()),
            day("2026-12-31"),
        ),
        addressees={each.id: each for each in bodies},
        acts={},
        editions={},
        directions=(direction,),
        chambers={name: body(name) for name in CHAMBERS},
        ledgers={direction.number: ledger} | more,
    )
    return Case(workspace, (Examined(direction, {}),), day("2026-11-24"))
