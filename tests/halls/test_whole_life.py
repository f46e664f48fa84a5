"""One direction played through its whole life by writing ledger files, day by day.

Direction 2.6 on a copy of the real drafts: prepared, returned, approved, put to the
chambers (13 of 20, then 14), consulted, disagreed on, settled, approved as a final text,
submitted, registered. After each step: stage, what is missing, packs, documents,
problems, numbers. Nothing is typed but records.
"""

import datetime as dt
import re
import shutil
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from lives import chambers_of, decision, held, letter, position, record, vote

from pipeline import documents
from pipeline.documents.kind import DocumentKind
from pipeline.halls.build import build
from pipeline.halls.choice import decided
from pipeline.halls.order import Order
from pipeline.halls.plan import Planner
from pipeline.halls.prepare import prepare
from pipeline.halls.standings import programme_report
from pipeline.halls.status import status_of
from pipeline.locales.catalog import load_locale, load_locales
from pipeline.model.identity import LANGS
from pipeline.model.pack import Pack
from pipeline.model.quarter import Quarter
from pipeline.model.shares import Measure
from pipeline.registry import discover

ROOT = Path(__file__).parents[2]
NUMBER = "2.6"
ACT = "Z1800000176"
NORM, OTHER = f"{ACT}/art_68", f"{ACT}/art_67"
KINDS = discover(documents, DocumentKind)
LEAK = "ЖАСЫРЫН"
"""Stands in the alternative that is not chosen; must never leave the house."""
INSIDE = ["presidium"]
APPROVED = [*INSIDE, "consultation", "chambers"]
FINAL = [*APPROVED, "submission", "public"]


@dataclass(frozen=True)
class Step:
    """What is recorded on a day, and what must follow from it."""

    date: str
    records: tuple[tuple[str, ...], ...]
    stage: str
    missing: list[str]
    packs: list[str]
    done: int
    agreed: tuple[int, int] = (0, 0)
    considered: tuple[int, int] = (0, 0)
    consulted: int = 0
    support: int = 0
    from_ledger: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    overdue: set[str] = field(default_factory=set)


def life(chambers):
    """The steps; `told` are the problems that the ledger's records bring."""
    chose = {"choice-by-decision"}
    unsigned = {*chose, "vote-unsigned"}
    unanswered = {*unsigned, "remark-without-answer"}
    tally, both = {"support-tally"}, {"positions-protocol", "response-table"}
    answers = [
        letter("2.6/4", "2026-04-01", "chambers", *chambers, answer_by="2026-06-30")
    ]
    return (
        Step("2026-02-01", (), "preparing", ["send-to-presidium"], INSIDE, 0),
        Step(
            "2026-02-02",
            (
                (
                    "dispatches",
                    letter("2.6/1", "2026-02-02", "presidium", "rka_presidium"),
                ),
            ),
            *("before-presidium", ["decision"], INSIDE, 1),
        ),
        Step(
            "2026-02-10",
            (("decisions", decision(1, "2026-02-10", "initiative", "return")),),
            *("returned", ["rework"], INSIDE, 0),
        ),
        Step(
            "2026-03-02",
            (
                (
                    "dispatches",
                    letter("2.6/2", "2026-03-02", "presidium", "rka_presidium"),
                ),
            ),
            *("before-presidium", ["decision"], INSIDE, 1),
        ),
        Step(
            "2026-03-10",
            (("decisions", decision(2, "2026-03-10", "initiative", "approve", "v2")),),
            *("approved", ["send-to-chambers"], APPROVED, 2),
            told=chose,
        ),
        Step(
            "2026-04-01",
            (("protocols", "date: 2026-03-30, number: '1'"), ("dispatches", *answers)),
            *("chambers", ["support", "send-to-body"], APPROVED, 2),
            told=chose,
        ),
        Step(
            "2026-05-20",
            (
                ("votes", *(vote(each, "2026-05-20") for each in chambers[:13])),
                ("votes", vote(chambers[14], "2026-05-20", signed=False)),
            ),
            *("chambers", ["support", "send-to-body"], APPROVED, 2),
            support=13,
            from_ledger=tally,
            told=unsigned,
        ),
        Step(
            "2026-06-03",
            (("votes", vote(chambers[13], "2026-06-03")),),
            *("chambers", ["send-to-body"], APPROVED, 3),
            support=14,
            from_ledger=tally,
            told=unsigned,
        ),
        Step(
            "2026-07-02",
            (
                (
                    "dispatches",
                    letter("2.6/5", "2026-07-02", "consultation", "moj"),
                    letter("2.6/6", "2026-07-02", "consultation", "kurultai"),
                    letter("2.6/7", "2026-07-02", "consultation", "ap"),
                ),
            ),
            "consultation",
            ["hold-consultation", "position", "final-to-presidium"],
            *(APPROVED, 4),
            considered=(0, 3),
            support=14,
            from_ledger=tally,
            told=unsigned,
            overdue={"answer"},  # six chambers have not decided by 30 June
        ),
        Step(
            "2026-07-25",
            (
                ("consultations", held("2026-07-10", "moj", "kurultai", "ap")),
                (
                    "positions",
                    position(
                        "moj", NORM, "2026-07-20", "disagreed", argument=("у", "д")
                    ),
                    position("kurultai", OTHER, "2026-07-22", "agreed"),
                    position("ap", OTHER, "2026-07-25", "agreed"),
                ),
            ),
            *("consultation", ["final-to-presidium"], APPROVED, 4),
            agreed=(2, 3),
            considered=(3, 3),
            consulted=3,
            support=14,
            from_ledger=tally | both,
            told=unanswered,
            overdue={"answer"},
        ),
        Step(
            "2026-08-10",
            (
                ("consultations", held("2026-08-05", "moj") + ", round: 2"),
                (
                    "positions",
                    position("moj", NORM, "2026-08-10", "agreed") + ", round: 2",
                ),
            ),
            *("consultation", ["final-to-presidium"], APPROVED, 4),
            agreed=(3, 3),
            considered=(3, 3),
            consulted=3,
            support=14,
            from_ledger=tally | both,
            told=unanswered,
            overdue={"answer"},
        ),
        Step(
            "2026-09-01",
            (
                (
                    "dispatches",
                    letter("2.6/8", "2026-09-01", "presidium", "rka_presidium"),
                ),
            ),
            *("final-text", ["final-decision", "submission"], APPROVED, 4),
            agreed=(3, 3),
            considered=(3, 3),
            consulted=3,
            support=14,
            from_ledger=tally | both,
            told=unanswered,
            overdue={"answer"},
        ),
        Step(
            "2026-09-15",
            (("decisions", decision(9, "2026-09-15", "final-text", "approve")),),
            *("final-text", ["submission"], FINAL, 5),
            agreed=(3, 3),
            considered=(3, 3),
            consulted=3,
            support=14,
            from_ledger=tally | both,
            told=unanswered,
            overdue={"answer"},
        ),
        Step(
            "2026-09-21",
            (("dispatches", letter("2.6/9", "2026-09-21", "submission", "moj")),),
            *("submitted", ["registration"], FINAL, 6),
            agreed=(3, 3),
            considered=(3, 3),
            consulted=3,
            support=14,
            from_ledger=tally | both,
            told=unanswered,
            overdue={"answer"},
        ),
        Step(
            "2026-10-12",
            (
                (
                    "registrations",
                    "date: 2026-10-12, number: '77', register: plan, body: moj",
                ),
            ),
            *("registered", [], FINAL, 7),
            agreed=(3, 3),
            considered=(3, 3),
            consulted=3,
            support=14,
            from_ledger=tally | both,
            told=unanswered,
            overdue={"answer"},
        ),
    )


@pytest.fixture(scope="module")
def stage_play(tmp_path_factory):
    """A workspace with this direction alone, its other alternative marked."""
    root = tmp_path_factory.mktemp("life")
    drafts = root / "drafts"
    drafts.mkdir()
    for file in (ROOT / "drafts").glob("*.yaml"):
        shutil.copy(file, drafts)
    shutil.copytree(ROOT / "drafts" / NUMBER, drafts / NUMBER)
    shutil.copytree(ROOT / "drafts/acts" / ACT, drafts / "acts" / ACT)
    shutil.copy(ROOT / "drafts/acts/acts.yaml", drafts / "acts")
    shutil.copytree(ROOT / "templates", root / "templates")
    for file in (drafts / NUMBER / "ledger").glob("*.yaml"):
        file.unlink()
    mark_the_other_alternative(drafts / NUMBER)
    return root


def mark_the_other_alternative(folder):
    marked = 0
    for file in folder.glob("norms/*__art_68.v1.*.md"):
        text = file.read_text("utf-8")
        marked += text.count(":::")
        file.write_text(re.sub(r"(?m)^(довод|дәлел): ", rf"\1: {LEAK} ", text), "utf-8")
    assert marked


class Seen:
    """Everything that follows from the records of a day."""

    def __init__(self, root, date):
        self.day = dt.date.fromisoformat(date)
        self.locales = load_locales()
        self.prepared = prepare(
            root / "drafts", self.locales, wanted=(NUMBER,), as_of=self.day
        )
        (self.status,) = status_of(self.prepared, self.day).directions
        report = programme_report(
            self.prepared.workspace, Quarter.of(self.day), self.day
        )
        (self.report,) = report.directions

    def share(self, measure):
        share = self.status.share(measure)
        return share.numerator, share.denominator

    @property
    def told(self):
        """Rules that speak of the ledger's records; none of them an error."""
        problems = self.prepared.all_problems()
        assert not [each for each in problems if each.severity.value == "error"]
        return {each.rule for each in problems if "ledger" in each.location.file.parts}

    def made(self):
        """Kinds by pack, for the packs that the stage allows."""
        (mine,) = self.prepared.directions
        mine = decided(self.prepared.workspace, mine, self.day)
        planner = Planner(self.prepared.workspace, self.locales, KINDS, self.day)
        plans = [
            planner.plan(mine, Pack(pack), LANGS) for pack in self.status.standing.packs
        ]
        return {plan.pack.value: [*plan.jobs, *plan.letters] for plan in plans}


def test_every_step_gives_stage_packs_documents_problems_and_numbers(stage_play):
    numbers = set()
    for step in life(chambers_of(stage_play)):
        for name, *entries in step.records:
            record(stage_play, NUMBER, name, *entries)
        seen = Seen(stage_play, step.date)
        check_standing(step, seen)
        check_numbers(step, seen)
        check_documents(step, seen)
        assert seen.told == step.told, step.date
        numbers.add(seen.status.next_number)
    assert numbers == {f"2.6/{serial}" for serial in (1, 2, 3, 5, 8, 9, 10)}
    check_that_old_days_give_old_numbers(stage_play)
    check_that_nothing_leaks(stage_play)


def check_standing(step, seen):
    standing = seen.status.standing
    assert standing.stage.value == step.stage, step.date
    assert [each.kind.value for each in standing.obstacles] == step.missing, step.date
    assert list(standing.packs) == step.packs, step.date
    overdue = {each.kind.value for each in seen.status.overdue}
    assert overdue == step.overdue, step.date


def check_numbers(step, seen):
    assert seen.share(Measure.AGREED) == step.agreed, step.date
    assert seen.share(Measure.CONSIDERED) == step.considered, step.date
    assert seen.share(Measure.CONSULTATIONS) == (step.consulted, 3), step.date
    tally = seen.status.tally
    assert (len(tally.supporting), tally.passes) == (step.support, step.support >= 14)
    assert (seen.report.readiness.done, seen.report.readiness.of) == (step.done, 7)
    have, of = seen.share(Measure.DOCUMENTS)
    assert 0 <= have <= of
    # A pack counts once it has left: the public brief is never sent by letter.
    unsent = {
        each.name
        for each in seen.status.share(Measure.DOCUMENTS).entries
        if not each.counts
    }
    assert any("submission/" in each for each in unsent) == (step.done < 6), step.date


def check_documents(step, seen):
    made = seen.made()
    kinds = {job.kind.name for jobs in made.values() for job in jobs}
    possible = {"support-tally", "positions-protocol", "response-table"}
    papers = (
        step.from_ledger
        if "submission" in step.packs
        else step.from_ledger
        - {
            "positions-protocol",
            "response-table",
        }
    )
    assert kinds & possible == papers, step.date
    assert {job.brief.lang for jobs in made.values() for job in jobs} == set(LANGS)
    for pack in ("chambers", "submission", "public"):
        shown = {a.id for job in made.get(pack, ()) for a in job.brief.alternatives}
        assert shown <= {"v2"}, (step.date, pack)
    if "chambers" in made:
        letters = [job for job in made["chambers"] if job.kind.name == "chamber-letter"]
        assert len(letters) == 20 * len(LANGS)


def check_that_old_days_give_old_numbers(root):
    """With all records written, every old day still tells what it told then."""
    for step in life(chambers_of(root))[::3]:
        seen = Seen(root, step.date)
        assert seen.status.standing.stage.value == step.stage
        assert seen.share(Measure.AGREED) == step.agreed
        assert len(seen.status.tally.supporting) == step.support


def check_that_nothing_leaks(root):
    """The real build: no file of the packs for the world outside has the other text."""
    order = Order(
        root=root, as_of=dt.date(2026, 10, 12), directions=(NUMBER,), pdf=False
    )
    report = build(order, load_locale, lambda *_: None)
    assert report.refused == ()
    files = [file for file in (root / "outputs").rglob("*") if file.is_file()]
    texts = {file: text_of(file) for file in files}
    titles = other_titles(root)
    for file, text in texts.items():
        if file.parent.name in {"chambers", "submission", "public"}:
            for secret in (LEAK, *titles):
                assert secret not in text, file
    assert any(LEAK in text for text in texts.values())  # the house itself sees it
    tally = texts[root / "outputs/2.6/chambers/support-tally.ru.docx"]
    assert "14 ≥ 14" in tally
    letter_to_moj = texts[root / "outputs/2.6/submission/cover-letter.moj.ru.docx"]
    assert "2.6/9" in letter_to_moj
    assert "21.09.2026" in letter_to_moj


def other_titles(root):
    text = (root / "drafts" / NUMBER / "direction.yaml").read_text("utf-8")
    return re.findall(r"\{id: v1, titles: \{kk: \"(.+?)\", ru: \"(.+?)\"", text)[0]


def text_of(file):
    if file.suffix not in {".docx", ".xlsx"}:
        return file.read_text("utf-8")
    with zipfile.ZipFile(file) as archive:
        parts = [
            archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        ]
    return re.sub(r"<[^>]+>", "", " ".join(parts)) + " ".join(parts)
