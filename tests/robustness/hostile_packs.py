"""Ways in for what the workspace itself holds: packs, shells, drafts among others."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from hostile_drafts import NORM
from hostile_entry import DRAFTS, LOCALES, Entry, bytes_of
from hostile_review import DAY, desk_root
from small_workspace import CODE, ROOT, small_workspace

from pipeline import documents
from pipeline.documents.kind import DocumentKind
from pipeline.halls.build import build
from pipeline.halls.choice import decided
from pipeline.halls.derive import PreparedDirection
from pipeline.halls.order import Order
from pipeline.halls.plan import Planner
from pipeline.halls.prepare import prepare
from pipeline.halls.shown import packs_of
from pipeline.model.identity import LANGS
from pipeline.packing import verify_pack, write_pack
from pipeline.registry import discover
from pipeline.store.codec import to_bytes
from pipeline.store.store import Store
from pipeline.writers.docx import write
from pipeline.writers.word.shells import Shells

SHELLS = sorted(path.stem for path in (ROOT / "templates/docx").glob("*.docx"))


@functools.cache
def _pack():
    folder = Path(tempfile.mkdtemp(dir=desk_root())) / "pack"
    write_pack(folder, (), {"a": "б"})
    return folder


def _manifest(content):
    (_pack() / "manifest.json").write_bytes(content)
    verify_pack(_pack())


def _manifest_seeds():
    return [(desk_root() / "outputs/2.4/review/moj/manifest.json").read_bytes()]


# -- what an earlier build has kept


def _kept(content):
    """What spoils the bytes can count the seal anew, as this does."""
    with tempfile.TemporaryDirectory(prefix="normpack-test-") as folder:
        store = Store(Path(folder))
        store.put("shelf", "key", content)
        assert store.get("shelf", "key") == content
        store.find("shelf", "key", PreparedDirection)


@functools.cache
def _kept_seeds():
    prepared = prepare(desk_root() / "drafts", LOCALES, as_of=DAY)
    return [to_bytes(each) for each in (*prepared.directions, prepared.problems)]


# -- shells


def _shell_seeds(name):
    return [(ROOT / f"templates/docx/{name}.docx").read_bytes()]


@functools.cache
def _documents():
    """One document for each shell."""
    prepared = prepare(desk_root() / "drafts", LOCALES, as_of=DAY)
    kinds = discover(documents, DocumentKind)
    planner = Planner(prepared.workspace, LOCALES, kinds, DAY)
    (mine,) = prepared.directions
    mine = decided(prepared.workspace, mine, DAY)
    made = {}
    for pack in packs_of(mine.direction):
        plan = planner.plan(mine, pack, LANGS)
        for job in (*plan.jobs, *plan.letters):
            document = job.kind.compose(job.brief)
            made.setdefault(document.shell, document)
    return made


def _shell(name):
    def read(content):
        with tempfile.TemporaryDirectory(prefix="normpack-test-") as folder:
            Path(folder, f"{name}.docx").write_bytes(content)
            write(_documents()[name], Shells(Path(folder)))

    return read


# -- the whole workspace

_SPOILED = (
    "programme.yaml",
    "addressees.yaml",
    "chambers.yaml",
    "calendar.yaml",
    "glossary.yaml",
    "acts/acts.yaml",
    "2.4/direction.yaml",
    f"2.4/norms/{NORM}",
    f"2.4/norms/{CODE}__art_435.v2.kk.md",
    "2.4/texts/explanatory-note.ru.md",
    "2.4/texts/redaction-commentary.kk.md",
    "2.4/ledger/positions.yaml",
    "2.4/ledger/decisions.yaml",
    "2.4/ledger/consultations.yaml",
)


@functools.cache
def _built_root():
    _built_root.folder = tempfile.TemporaryDirectory(prefix="normpack-test-")
    return small_workspace(Path(_built_root.folder.name))


def _drafts_seeds():
    newest = max((DRAFTS / "acts" / CODE).glob("*.ru.md"))
    edition = newest.relative_to(DRAFTS).as_posix()
    return [f"{name}\n".encode() + bytes_of(name) for name in (*_SPOILED, edition)]


def _drafts(content):
    """One draft among good ones: read, compare, derive, check, compose, write, pack.

    The first line names the file, so that what is wrong in one can be seen in all.
    """
    head, _, text = content.partition(b"\n")
    name = head.decode("utf-8", "replace")
    known = {seed.partition(b"\n")[0].decode() for seed in _drafts_seeds()}
    name = name if name in known else _SPOILED[len(content) % len(_SPOILED)]
    file = _built_root() / "drafts" / name
    good = bytes_of(name)
    try:
        file.write_bytes(text)
        build(
            Order(_built_root(), DAY, pdf=False), LOCALES.__getitem__, lambda *_: None
        )
    finally:
        file.write_bytes(good)


ENTRIES = (
    Entry("manifest", _manifest_seeds, _manifest),
    Entry("store", _kept_seeds, _kept),
    *(
        Entry(
            f"shell-{name}",
            functools.partial(_shell_seeds, name),
            _shell(name),
            is_archive=True,
            tries=10,
        )
        for name in SHELLS
    ),
    Entry("drafts", _drafts_seeds, _drafts, tries=8),
)
