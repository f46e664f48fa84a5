"""Brings texts of the law in force into `drafts/acts/`: the side door.

Reads: files with one or more articles each: Markdown in the layout of the corpus, the
official portal's HTML page, DOCX, PDF and its text layer.
Writes: `drafts/acts/<code>/<edition>.<lang>.md`, where the articles of one act,
edition and language are gathered, byte for byte, with the source of each.

Importing the same again changes nothing. Another text for an article that is there
already is refused: an edition is a fact, and two texts of it cannot both be right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.disk import write_whole
from pipeline.errors import DraftError, EnvironmentLackError
from pipeline.halls.articles import walk_articles
from pipeline.halls.import_files import read_sources
from pipeline.halls.import_source import Piece, Wanted, read_pieces
from pipeline.halls.snapshot import Snapshot, read_snapshot
from pipeline.model.act import Profile
from pipeline.model.identity import Lang
from pipeline.model.problem import Problem
from pipeline.model.provision import Provision
from pipeline.readers import parse_act, read_acts, read_file


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one article.

    Args:
        path: the snapshot that holds it, from the folder of the workspace.
        article: its number.
        is_new: it was not there before.
    """

    path: Path
    article: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, article by article.

    Args:
        articles: the articles that are in the snapshots now.
        problems: what was left out of foreign files. Errors: articles that could not
            be read surely.
    """

    articles: tuple[Imported, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each article: `+` where it is new, `=` where it was there."""
        return tuple(
            f"{'+' if each.is_new else '='} {each.path}  {each.article}"
            for each in self.articles
        )


def import_act(  # noqa: PLR0913 - one parameter for each option of the command
    files: Iterable[Path],
    drafts: Path,
    *,
    act: str = "",
    lang: str = "",
    edition: str = "",
    source: str = "",
) -> ImportReport:
    """Gather articles in the snapshots of their act, edition and language.

    Nothing is written unless all files can be taken in.

    Args:
        files: the files.
        drafts: the folder of drafts.
        act: code of the act, where a file does not name it.
        lang: language, where a file does not name it.
        edition: edition in ISO form; needed where a file does not name one day.
        source: where the files came from, where they do not say so.

    Raises:
        UsageError: where a file is no act text, or act, language or edition are
            unknown or contradict the file.
        DraftError: `import-conflict`, where a snapshot has another text.
        EnvironmentLackError: `import-not-written`.
    """
    wanted = Wanted(act, lang, edition, source)
    snapshots: dict[Path, Snapshot] = {}
    articles: list[Imported] = []
    problems: list[Problem] = []
    for text in read_sources(files, lang):
        pieces, wrong = read_pieces(text, wanted)
        problems += [*text.problems, *wrong]
        if not pieces:
            continue
        path = _path(drafts, pieces[0])
        if path not in snapshots:
            snapshots[path] = _open(path, drafts, pieces[0])
        snapshots[path], new = _take_in(snapshots[path], pieces)
        shown = path.relative_to(drafts.parent)
        articles += [
            Imported(shown, number, number in new)
            for number in (piece.source.article for piece in pieces)
        ]
    for path, snapshot in snapshots.items():
        _write(path, snapshot.print())
    return ImportReport(tuple(articles), tuple(problems))


def _path(drafts: Path, piece: Piece) -> Path:
    return drafts / "acts" / piece.act / f"{piece.edition}.{piece.lang}.md"


def _open(path: Path, drafts: Path, piece: Piece) -> Snapshot:
    if path.exists():
        return read_snapshot(path, drafts)
    title = piece.title or _title(drafts, piece.act, piece.lang)
    return Snapshot(piece.act, title, piece.lang, piece.edition, piece.status)


def _title(drafts: Path, code: str, lang: Lang) -> str:
    """The act's name where the imported file has none; empty for an unknown act."""
    acts, _ = read_acts(read_file(drafts / "acts" / "acts.yaml", drafts))
    return acts[code].name(lang, "nom") if code in acts else ""


def _take_in(snapshot: Snapshot, pieces: list[Piece]) -> tuple[Snapshot, set[str]]:
    """The snapshot with the articles of one text, and the numbers that are new."""
    added = {}
    for piece in pieces:
        number = piece.source.article
        there = snapshot.texts.get(number)
        if there is None:
            added[number] = (piece.source, piece.text)
        elif not _says_the_same(there, piece.text):
            raise _conflict(snapshot, piece)
    grown = snapshot.with_articles(added.values(), pieces[0].status)
    return grown, set(added)


def _says_the_same(there: str, text: str) -> bool:
    """Whether two texts of an article have the same units with the same words.

    Notes, anchors and the headings above it may differ: forms of one text do.
    """
    return there == text or _units(there) == _units(text)


def _units(text: str) -> list[Provision]:
    parsed = parse_act(text, Profile.LAW, "kk")
    return [article.bare() for article in walk_articles(parsed.provisions)]


def _conflict(snapshot: Snapshot, piece: Piece) -> DraftError:
    number = piece.source.article
    return DraftError(
        "import-conflict",
        act=piece.act,
        article=number,
        edition=piece.edition,
        lang=piece.lang,
        old=snapshot.source(number).sha256,
        new=piece.source.sha256,
    )


def _write(path: Path, text: str) -> None:
    """Write a snapshot where it differs; it is whole at every moment."""
    data = text.encode()
    try:
        if not path.exists() or path.read_bytes() != data:
            write_whole(path, data)
    except OSError as fault:
        raise EnvironmentLackError(
            "import-not-written", file=str(path), reason=fault.strerror or ""
        ) from fault
