"""A workspace in which every fact of a direction is told by a word of its own.

`Ф07А` stands where fact 7 stands; `renewed` makes it `Ф07Б`. What the drafts say is kept
as YAML and Markdown, so that the whole way from file to document is walked.
"""

import dataclasses
import datetime as dt
import re
import shutil
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from lives import SHA, decision, held, letter, record, vote
from ruamel.yaml import YAML

from pipeline import documents
from pipeline.documents.kind import DocumentKind
from pipeline.documents.quarterly_report import compose as compose_report
from pipeline.documents.report_parts import ReportBrief
from pipeline.halls.choice import decided
from pipeline.halls.enclosures import attachments_of
from pipeline.halls.plan import Planner
from pipeline.halls.prepare import prepare
from pipeline.halls.shown import packs_of
from pipeline.halls.standings import programme_report
from pipeline.locales.catalog import load_locales
from pipeline.model.document import Run
from pipeline.model.identity import LANGS
from pipeline.model.quarter import Quarter
from pipeline.registry import discover

ROOT = Path(__file__).parents[2]
NUMBER, ACT = "2.6", "Z1800000176"
DAY = dt.date(2026, 11, 24)
KINDS = discover(documents, DocumentKind)
MARK = re.compile(r"Ф(\d\d)А")

DIRECTION = f"{NUMBER}/direction.yaml"
PLACES = (
    ("title", DIRECTION, "titles"),
    ("goal", DIRECTION, "goals"),
    ("subject of the bill", DIRECTION, "bill.subject"),
    ("responsible member's post", DIRECTION, "responsible.post"),
    ("responsible member", DIRECTION, "responsible.name"),
    ("coordinator", DIRECTION, "coordinator.name"),
    ("working group member", DIRECTION, "working_group.1.name"),
    ("working group role", DIRECTION, "working_group.1.role"),
    ("title of the chosen alternative", DIRECTION, "alternatives.1.titles"),
    ("title of the other alternative", DIRECTION, "alternatives.0.titles"),
    ("indicator", DIRECTION, "indicators.0"),
    ("material", DIRECTION, "materials.0"),
    ("format of consultations", DIRECTION, "consultation_format.0"),
    ("checkpoint", DIRECTION, "calendar.0.result"),
    ("name of the Bar", "programme.yaml", "organisation.name"),
    ("place of the Bar", "programme.yaml", "organisation.place"),
    ("Chair", "programme.yaml", "organisation.chair.name"),
    ("Chair's post", "programme.yaml", "organisation.chair.post"),
    ("executor", "programme.yaml", "organisation.executor.name"),
    ("contacts", "programme.yaml", "organisation.contacts"),
    ("name of a body", "addressees.yaml", "addressees.moj.*.nom"),
    ("name of a chamber", "chambers.yaml", "chambers.abai.*.nom"),
    ("chamber in the dative", "chambers.yaml", "chambers.abai.*.dat"),
    ("citation of the act", "acts/acts.yaml", f"acts.{ACT}.names.*.nom"),
    ("citation in the bill's title", "acts/acts.yaml", f"acts.{ACT}.names.*.dat+acc"),
)
"""Facts with the file and the place in it; `*` stands for both languages."""
WORDS = (
    ("rationale", f"{NUMBER}/norms/{ACT}__art_68.v2.%s.md", r"(?m)^(?:довод|дәлел): "),
    ("essence", f"{NUMBER}/norms/{ACT}__art_68.v2.%s.md", r"(?m)^(?:суть|мәні): "),
    ("norm", f"{NUMBER}/norms/{ACT}__art_68.v2.%s.md", r"(?m)^2-1\. "),
    ("other norm", f"{NUMBER}/norms/{ACT}__art_68-1.v1.%s.md", r"(?m)^1\. "),
    ("note", f"{NUMBER}/texts/explanatory-note.%s.md", r"\{#need\}\n\n"),
    ("justification", f"{NUMBER}/texts/legal-justification.%s.md", r"\{#risks\}\n\n"),
    ("letter", f"{NUMBER}/texts/cover-letter-submission.%s.md", r"\A"),
    ("brief", f"{NUMBER}/texts/public-brief.%s.md", r"\{#effect\}\n\n"),
    ("commentary", f"{NUMBER}/texts/redaction-commentary.%s.md", r"\{#v2\}\n\n"),
)
"""Texts with the place after which a word is set in."""
RECORDED = (
    "number of the approval",
    "number of the final decision",
    "remarks of a decision",
    "number of a letter",
    "number of a position's paper",
    "body's argument",
    "body's wording",
    "our answer",
    "number of a chamber's decision",
    "number of the accompanying protocol",
    "number of an extension",
)
NAMES = tuple(name for name, *_ in (*PLACES, *WORDS)) + RECORDED


def mark(name):
    return f"Ф{NAMES.index(name):02}А"


class Workspace:
    """A copy of the drafts of one direction, every fact of it marked."""

    def __init__(self, root):
        self.drafts = root / "drafts"
        self.number = NUMBER
        source = ROOT / "drafts"
        self.drafts.mkdir()
        for file in source.glob("*.yaml"):
            shutil.copy(file, self.drafts)
        shutil.copytree(source / NUMBER, self.drafts / NUMBER)
        shutil.copytree(source / "acts" / ACT, self.drafts / "acts" / ACT)
        shutil.copy(source / "acts/acts.yaml", self.drafts / "acts")
        for name, file, place in PLACES:
            self._mark_place(name, file, place)
        for name, file, after in WORDS:
            for lang in LANGS:
                self._mark_words(name, file % lang, after)
        self._record()

    def _mark_place(self, name, file, place):
        yaml = YAML(typ="safe")
        path = self.drafts / file
        content = yaml.load(path)
        for node, key in _nodes(content, place.split(".")):
            old = node[key]
            word = mark(name)
            both = isinstance(old, dict)
            node[key] = {lang: f"{word} {lang}" for lang in LANGS} if both else word
        with path.open("w", encoding="utf-8") as stream:
            yaml.dump(content, stream)

    def _mark_words(self, name, file, after):
        path = self.drafts / file
        text, count = re.subn(
            after,
            lambda found: f"{found[0]}{mark(name)} ",
            path.read_text("utf-8"),
            count=1,
        )
        assert count, (name, file)
        path.write_text(text, "utf-8")

    def _record(self):
        """Records of a direction whose final text was sent out."""
        root = self.drafts.parent
        for file in (self.drafts / NUMBER / "ledger").glob("*.yaml"):
            file.unlink()

        def add(name, *entries):
            record(root, NUMBER, name, *entries)

        paper = f"{{kind: letter, number: '{mark(RECORDED[4])}', date: 2026-07-20, sha256: {SHA}}}"
        said = "".join(
            f", {key}: {{kk: '{mark(name)} kk', ru: '{mark(name)} ru'}}"
            for key, name in zip(
                ("argument", "proposed", "answer"), RECORDED[5:8], strict=True
            )
        )
        remarks = f", remarks: {{kk: '{mark(RECORDED[2])}', ru: '{mark(RECORDED[2])}'}}"
        add(
            "dispatches",
            letter("2.6/1", "2026-03-02", "presidium", "rka_presidium"),
            letter("2.6/2", "2026-07-02", "consultation", "moj"),
            letter("2.6/3", "2026-04-01", "chambers", "abai", answer_by="2026-06-29"),
            letter(f"'{mark(RECORDED[3])}'", "2026-09-21", "submission", "moj"),
        )
        add(
            "decisions",
            decision("1", "2026-02-16", "initiative", "return") + remarks,
            decision(mark(RECORDED[0]), "2026-03-11", "initiative", "approve", "v2"),
            decision(mark(RECORDED[1]), "2026-09-14", "final-text", "approve"),
        )
        add("protocols", f"date: 2026-03-27, number: '{mark(RECORDED[9])}'")
        add("consultations", held("2026-07-13", "moj"))
        add(
            "positions",
            f"body: moj, provision: {ACT}/art_68, date: 2026-07-20,"
            f" stance: disagreed{said}, evidence: {paper}",
        )
        add(
            "votes", vote("abai", "2026-05-18").replace("'7'", f"'{mark(RECORDED[8])}'")
        )
        add(
            "extensions",
            f"date: 2026-10-19, number: '{mark(RECORDED[10])}',"
            " deadline: completion, until: 2027-02-26",
        )

    def renewed(self, name):
        """While it lasts, one fact has another word, wherever the drafts say it."""
        return self.replaced(mark(name), mark(name).replace("А", "Б"))

    @contextmanager
    def replaced(self, old, new):
        """While it lasts, words (of names of files too) are other words."""
        before = {
            file: file.read_text("utf-8")
            for file in self.drafts.rglob("*")
            if file.is_file()
        }
        touched = {file: text for file, text in before.items() if old in text}
        assert touched, old
        for file, text in touched.items():
            file.write_text(text.replace(old, new), "utf-8")
        moved = {file: file.with_name(file.name.replace(old, new)) for file in touched}
        for file, place in moved.items():
            file.rename(place)
        try:
            yield
        finally:
            for file, place in moved.items():
                place.rename(file)
                file.write_text(touched[file], "utf-8")

    def renumber(self, number):
        """The direction's folder, and its number inside it, become others."""
        (self.drafts / self.number).rename(self.drafts / number)
        file = self.drafts / number / "direction.yaml"
        text = file.read_text("utf-8")
        assert f"'{self.number}'" in text
        file.write_text(text.replace(f"'{self.number}'", f"'{number}'"), "utf-8")
        self.number = number

    def problems(self):
        """What is wrong in the drafts."""
        prepared = prepare(self.drafts, load_locales(), wanted=(NUMBER,), as_of=DAY)
        return prepared.all_problems()

    def texts(self):
        """The text of every document of every pack, and of the report, by its name."""
        locales = load_locales()
        prepared = prepare(self.drafts, locales, wanted=(self.number,), as_of=DAY)
        wrong = [p for p in prepared.all_problems() if p.severity.value == "error"]
        assert wrong == []
        (mine,) = (decided(prepared.workspace, d, DAY) for d in prepared.directions)
        planner = Planner(prepared.workspace, locales, KINDS, DAY)
        found = {}
        for pack in packs_of(mine.direction):
            plan = planner.plan(mine, pack, LANGS)
            for document in _documents(plan):
                found[f"{pack.value}/{document.stem}"] = text_of(document)
        told = programme_report(prepared.workspace, Quarter.of(DAY), DAY)
        for locale in locales.values():
            workspace = prepared.workspace
            brief = ReportBrief(workspace.programme, workspace.acts, locale, told)
            document = compose_report(brief)
            found[f"programme/{document.stem}"] = text_of(document)
        return found


def _nodes(content, keys):
    """The places that a path leads to: each with the key that holds the value."""
    *way, last = keys
    nodes = [content]
    for key in way:
        nodes = [inner for node in nodes for inner in _inside(node, key)]
    if last.isdigit():
        return [(node, int(last)) for node in nodes]
    return [(node, key) for node in nodes for key in last.split("+") if key in node]


def _inside(node, key):
    if key == "*":
        return [node[lang] for lang in LANGS]
    return [node[int(key) if key.isdigit() else key]]


def _documents(plan):
    for job in plan.jobs:
        yield job.kind.compose(job.brief)
    for job in plan.letters:
        enclosed = attachments_of(plan, job.brief.lang, {})
        brief = dataclasses.replace(job.brief, attachments=enclosed)
        yield job.kind.compose(brief)


def text_of(value):
    """All words of a document, its properties and fields too; runs are joined."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        joint = "" if value and all(isinstance(each, Run) for each in value) else "\n"
        return joint.join(map(text_of, value))
    if isinstance(value, Run):
        return value.text
    if dataclasses.is_dataclass(value) and not isinstance(value, Enum):
        names = (field.name for field in dataclasses.fields(value))
        return "\n".join(text_of(getattr(value, name)) for name in names)
    return ""
