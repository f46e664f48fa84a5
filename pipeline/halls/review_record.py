"""The record of remarks of one direction: written whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from pipeline.disk import sweep
from pipeline.errors import DraftError, PipelineError, UsageError
from pipeline.model.identity import Location
from pipeline.model.ledger import Ledger
from pipeline.model.remark import Remark
from pipeline.readers import DraftFile, read_bytes, read_file, read_ledger
from pipeline.readers.remarks import REMARKS
from pipeline.readers.workspace import EVIDENCE
from pipeline.review.keeping import locked
from pipeline.review.register import HEAD, printed, rewritten
from pipeline.review.saving import BusyError, changed_file, tidied

LARGEST = 12 * 1024 * 1024
"""Bytes of a record; readers of drafts take 16 MB."""


@dataclass(frozen=True, slots=True)
class Record:
    """The remarks of one direction as they lie on the disk.

    Args:
        path: the file.
        text: its text; empty where there is none.
        remarks: its entries, with their places.
    """

    path: Path
    text: str
    remarks: tuple[Remark, ...]

    @property
    def evidence(self) -> Path:
        """The folder where returned files are kept."""
        return self.path.parent / EVIDENCE

    def write(self, remarks: Sequence[Remark]) -> bool:
        """Write the record anew, where it changes.

        What an editor saves in the same moment stays: the entries that are new or
        changed here are put into its text then.

        Args:
            remarks: what it is to hold: the old ones, then new ones.

        Returns:
            Whether it has changed.

        Raises:
            DraftError: `review-record-full`; `review-record-overtaken` where somebody
                has changed the same entries, or saves without a pause.
            PipelineError: `review-record-differs` where it could not be read back.
            OSError: where it may not be written; the old one is untouched then.
        """
        if tuple(remarks) == self.remarks:
            return False
        try:
            changed_file(self.path, lambda content: self._upon(content, remarks))
        except BusyError as busy:
            file = str(self.path)
            raise DraftError("review-record-overtaken", file=file) from busy
        return True

    def _upon(self, content: bytes, remarks: Sequence[Remark]) -> bytes:
        """The record's new text, made upon the one that lies there."""
        record = self
        if content != self.text.encode():
            shown = PurePath(self.path.name)
            file = read_bytes(content, shown)
            record = Record(self.path, file.text, _remarks(file))
            remarks = self._carried_over(remarks, record.remarks)
        made = record._text_with(remarks).encode()
        if len(made) > LARGEST:
            file_name, limit = str(self.path), str(LARGEST)
            raise DraftError("review-record-full", file=file_name, limit=limit)
        return made

    def _carried_over(
        self, remarks: Sequence[Remark], there: Sequence[Remark]
    ) -> tuple[Remark, ...]:
        """What is new or changed in these remarks, laid upon a newer record."""
        before = {each.id: _bare(each) for each in self.remarks}
        mine = {each.id: each for each in remarks if _bare(each) != before.get(each.id)}
        theirs = {each.id: _bare(each) for each in there}
        for name, each in mine.items():
            known = {before.get(name), _bare(each)}
            if theirs.get(name) not in known:
                raise DraftError("review-record-overtaken", file=str(self.path))
        kept = (mine.get(each.id, each) for each in there)
        return (*kept, *(each for name, each in mine.items() if name not in theirs))

    def _text_with(self, remarks: Sequence[Remark]) -> str:
        """The record's text with these remarks, read back before it is written."""
        text = rewritten(self.text, self.remarks, remarks)
        if _reads_as(text, self.path, remarks):
            return text
        # The lawyer's own way of writing lists does not go with ours.
        text = HEAD + "".join(map(printed, remarks))
        if not _reads_as(text, self.path, remarks):
            raise PipelineError("review-record-differs", file=str(self.path))
        return text


@contextmanager
def open_record(root: Path, number: str) -> Iterator[Record]:
    """The record of a direction; nobody else writes it meanwhile.

    Args:
        root: the workspace.
        number: number of the direction.

    Raises:
        DraftError: `review-record-broken` where the file cannot be read whole.
    """
    with locked(root / ".normpack" / "review", number):
        drafts = root / "drafts"
        path = drafts / number / "ledger" / f"{REMARKS}.yaml"
        tidied(path.parent)
        sweep(path.parent / EVIDENCE)
        yield _read(path, drafts)


def read_record(root: Path, number: str) -> Record:
    """The record of a direction, to be looked at only."""
    drafts = root / "drafts"
    return _read(drafts / number / "ledger" / f"{REMARKS}.yaml", drafts)


def _read(path: Path, drafts: Path) -> Record:
    if not path.exists():
        return Record(path, "", ())
    file = read_file(path, drafts)
    return Record(path, file.text, _remarks(file))


def _remarks(file: DraftFile) -> tuple[Remark, ...]:
    ledger, problems = read_ledger([file])
    if file.problems or problems:
        first = (*file.problems, *problems)[0]
        raise DraftError(
            "review-record-broken", place=str(first.location), reason=first.rule
        )
    return _each_once(ledger, file)


def _each_once(ledger: Ledger, file: DraftFile) -> tuple[Remark, ...]:
    seen: set[str] = set()
    for remark in ledger.remarks:
        if remark.id in seen:
            place = str(remark.location or file.location)
            raise DraftError("review-record-broken", place=place, reason=remark.id)
        seen.add(remark.id)
    return ledger.remarks


def _reads_as(text: str, path: Path, remarks: Sequence[Remark]) -> bool:
    """Whether a text says these remarks, places aside."""
    shown = PurePath(path.name)
    ledger, problems = read_ledger([read_bytes(text.encode(), shown)])
    found = [_bare(remark) for remark in ledger.remarks]
    return not problems and found == [_bare(remark) for remark in remarks]


def _bare(remark: Remark) -> Remark:
    answer = replace(remark.answer, location=Location())
    return replace(remark, location=Location(), answer=answer)


def remarks_of(
    root: Path, directions: Sequence[str] = ()
) -> Iterator[tuple[str, Remark]]:
    """The remarks on record, with the numbers of their directions.

    Args:
        root: the workspace.
        directions: numbers; all that have a record where empty.

    Raises:
        UsageError: `unknown-direction`.
        DraftError: where a record cannot be read.
    """
    known = sorted(
        path.parent.name for path in (root / "drafts").glob("*/direction.yaml")
    )
    for number in directions or directions_of(root):
        if number not in known:
            listing = ", ".join(known)
            raise UsageError("unknown-direction", direction=number, known=listing)
        for remark in read_record(root, number).remarks:
            yield number, remark


def directions_of(root: Path) -> Iterator[str]:
    """Numbers of the directions that have a record of remarks."""
    for path in sorted((root / "drafts").glob("*/ledger/remarks.yaml")):
        yield path.parent.parent.name
