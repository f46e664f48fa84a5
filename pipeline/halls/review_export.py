"""Tables go out to one body: Word and a workbook to answer in, and redlines.

The Word file is the pack's own document, with its texts kept inside it for the way
home. A redline shows what has changed since an earlier build, as changes that Word can
accept and reject.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import VERSION
from pipeline.documents.amending_bill import AMENDING_BILL
from pipeline.documents.comparison_table import COMPARISON_TABLE
from pipeline.documents.kind import DocumentKind
from pipeline.errors import DraftError, UsageError
from pipeline.halls.choice import decided
from pipeline.halls.derive import PreparedDirection
from pipeline.halls.kept import store_of
from pipeline.halls.plan import Planner
from pipeline.halls.prepare import Prepared, prepare
from pipeline.halls.review_tables import ReviewTable, review_tables, sent_to
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document
from pipeline.model.identity import LANGS, Lang
from pipeline.model.locale import Locale
from pipeline.model.pack import Pack
from pipeline.model.parties import Addressee
from pipeline.packing import write_pack
from pipeline.review.redline import redline
from pipeline.review.sent import attach
from pipeline.writers.answer_book import ANSWERS, Answers, write_answers
from pipeline.writers.archive import settle
from pipeline.writers.docx import write as write_docx
from pipeline.writers.word.shells import Shells

REDLINE = ".redline"
"""Stands in a redline's name before the ending."""

_CHOICES = ("agreed", "partly", "disagreed")


@dataclass(frozen=True, slots=True)
class Sending:
    """What goes out.

    Args:
        root: the workspace.
        direction: number of the direction.
        body: id of the body.
        as_of: the day.
        langs: languages of the tables.
        before: folder with an earlier build, for redlines; None for none.
    """

    root: Path
    direction: str
    body: str
    as_of: dt.date
    langs: tuple[Lang, ...] = LANGS
    before: Path | None = None

    @property
    def shells(self) -> Shells:
        """The Word shells of the workspace."""
        return Shells(self.root / "templates" / "docx")


@dataclass(frozen=True, slots=True)
class Sent:
    """What was written: the folder and the names of its files."""

    folder: Path
    files: tuple[str, ...]


def send(sending: Sending, locales: Mapping[Lang, Locale]) -> Sent:
    """Write the tables for a body into `outputs/<direction>/review/<body>/`.

    Args:
        sending: what goes out.
        locales: wording, by language.

    Raises:
        UsageError: `review-unknown-body`, `review-ended-body`, `unknown-direction`,
            `review-nothing-before`.
        DraftError: `review-unsound` where the drafts have errors.
    """
    prepared = prepare(
        sending.root / "drafts",
        locales,
        wanted=(sending.direction,),
        as_of=sending.as_of,
        store=store_of(sending.root),
    )
    body = _body(sending, prepared)
    mine = _direction(sending, prepared)
    before = _before(sending)
    artifacts = [
        artifact
        for each in _tables(sending, prepared, mine, locales)
        for artifact in _written(sending, each, locales, body)
    ]
    if before:
        artifacts += _redlines(sending, prepared, mine, locales, before)
    folder = sending.root / "outputs" / sending.direction / "review" / body.id
    write_pack(folder, artifacts, _receipt(sending, prepared, body))
    return Sent(folder, tuple(each.name for each in artifacts))


def _body(sending: Sending, prepared: Prepared) -> Addressee:
    """The body, alive on the day."""
    bodies = {**prepared.workspace.chambers, **prepared.workspace.addressees}
    body = bodies.get(sending.body)
    if body is None:
        known = ", ".join(bodies)
        raise UsageError("review-unknown-body", body=sending.body, known=known)
    if not body.exists_on(sending.as_of):
        raise UsageError(
            "review-ended-body",
            body=body.id,
            date=sending.as_of.isoformat(),
            successor=body.successor or "–",
        )
    return body


def _direction(sending: Sending, prepared: Prepared) -> PreparedDirection:
    """The direction, without an error in its drafts."""
    for each in prepared.directions:
        if each.is_sound:
            return decided(prepared.workspace, each, sending.as_of)
    raise DraftError("review-unsound", direction=sending.direction)


def _tables(
    sending: Sending,
    prepared: Prepared,
    mine: PreparedDirection,
    locales: Mapping[Lang, Locale],
) -> Iterator[ReviewTable]:
    """The official tables, one for each alternative and language."""
    for each in review_tables(prepared, mine, locales, sending.as_of, sending.langs):
        if each.table.kind == COMPARISON_TABLE.name:
            yield each


def _written(
    sending: Sending,
    each: ReviewTable,
    locales: Mapping[Lang, Locale],
    body: Addressee,
) -> Iterator[Artifact]:
    document = replace(each.document, addressee="")
    table = sent_to(each.table, body.id, sending.as_of)
    word = settle(attach(write_docx(document, sending.shells), table), {})
    yield _artifact(document, ".docx", word)
    words = locales[table.lang].grammar["review"]
    position, remark, wording = (words[name] for name in ANSWERS)
    facts = (
        *(table.direction, table.alternative or "-", table.lang),
        *(table.kind, table.to, table.date),
    )
    answers = Answers(
        columns=tuple(column.value for column, _ in table.columns),
        labels=(position, remark, wording),
        choices=tuple(words[choice] for choice in _CHOICES),
        hint=words["hint"],
        facts=" ".join(facts),
    )
    yield _artifact(document, ".xlsx", write_answers(document, answers))


def _artifact(document: Document, suffix: str, content: bytes) -> Artifact:
    name = f"{document.stem}{suffix}"
    return Artifact(name, content, document.kind, document.lang)


def _before(sending: Sending) -> dict[str, bytes]:
    """Word files of an earlier build, by name; read before anything is written."""
    if sending.before is None:
        return {}
    found = {
        path.name: path.read_bytes()
        for path in sorted(sending.before.glob("*.docx"))
        if not path.name.endswith(f"{REDLINE}.docx")
    }
    if not found:
        raise UsageError("review-nothing-before", folder=str(sending.before))
    return found


def _redlines(
    sending: Sending,
    prepared: Prepared,
    mine: PreparedDirection,
    locales: Mapping[Lang, Locale],
    before: Mapping[str, bytes],
) -> Iterator[Artifact]:
    """Bills and tables between the earlier build and this one."""
    kinds: dict[str, DocumentKind] = {
        kind.name: kind for kind in (COMPARISON_TABLE, AMENDING_BILL)
    }
    planner = Planner(prepared.workspace, locales, kinds, sending.as_of)
    author = prepared.workspace.programme.organisation.name
    for job in planner.plan(mine, Pack.CONSULTATION, sending.langs).jobs:
        document = job.kind.compose(job.brief)
        old = before.get(f"{document.stem}.docx")
        if old is not None:
            new = write_docx(document, sending.shells)
            content = redline(
                old,
                new,
                file=f"{document.stem}.docx",
                author=author[document.lang],
                day=sending.as_of,
            )
            yield _artifact(document, f"{REDLINE}.docx", settle(content, {}))


def _receipt(
    sending: Sending, prepared: Prepared, body: Addressee
) -> Mapping[str, object]:
    own = f"{sending.direction}/"
    inputs = prepared.workspace.inputs
    return {
        "direction": sending.direction,
        "to": body.id,
        "as_of": sending.as_of.isoformat(),
        "normpack": VERSION,
        "inputs": {path: sha for path, sha in inputs.items() if path.startswith(own)},
    }
