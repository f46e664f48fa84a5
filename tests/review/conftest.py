"""A small workspace with the tables of one direction sent out, made once."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from word_edits import WordFile

from pipeline.halls.review import bring_home
from pipeline.halls.review_belonging import Return
from pipeline.halls.review_export import Sending, send
from pipeline.halls.review_record import read_record
from pipeline.locales.catalog import load_locales
from pipeline.model.homecoming import Fate

ROOT = Path(__file__).parents[2]
SENT = dt.date(2026, 11, 2)
BACK = dt.date(2026, 11, 24)


class Desk:
    """A workspace with one direction, and what bodies send to it."""

    def __init__(self, root):
        self.root = root
        self.drafts = root / "drafts"
        self.ledger = self.drafts / "2.4" / "ledger"
        self.count = 0

    def sent(self, name="comparison-table.v1.ru.docx"):
        return (self.root / "outputs/2.4/review/moj" / name).read_bytes()

    def word(self, name="comparison-table.v1.ru.docx", **settings):
        return WordFile(self.sent(name), **settings)

    def file(self, content, name=""):
        self.count += 1
        path = self.root / (name or f"returned-{self.count}.docx")
        path.write_bytes(content.save() if isinstance(content, WordFile) else content)
        return path

    def bring(self, content, name="", **settings):
        """Import a returned file; the sum must hold, whatever is in it."""
        settings = {"body": "moj", "date": BACK} | settings
        home = bring_home(
            Return(self.root, self.file(content, name), **settings), load_locales()
        )
        assert home.holds
        total = sum(home.sum_of(fate).remarks for fate in Fate)
        assert total == len(home.placements)
        return home

    def record(self):
        return read_record(self.root, "2.4")

    def edit(self, path, old, new):
        file = self.drafts / path
        text = file.read_text(encoding="utf-8")
        assert old in text, (path, old)
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def ledger_bytes(self):
        return {
            path.relative_to(self.ledger).as_posix(): path.read_bytes()
            for path in sorted(self.ledger.rglob("*"))
            if path.is_file()
        }


@pytest.fixture(scope="session")
def sent_out(tmp_path_factory):
    """A workspace from which the tables have gone out to the Ministry of Justice."""
    root = tmp_path_factory.mktemp("sent-out")
    drafts = root / "drafts"
    drafts.mkdir()
    for path in (ROOT / "drafts").glob("*.yaml"):
        shutil.copy2(path, drafts / path.name)
    (drafts / "acts").mkdir()
    shutil.copy2(ROOT / "drafts/acts/acts.yaml", drafts / "acts/acts.yaml")
    shutil.copytree(ROOT / "drafts/acts/K1400000226", drafts / "acts/K1400000226")
    shutil.copytree(
        ROOT / "drafts/2.4",
        drafts / "2.4",
        ignore=shutil.ignore_patterns("evidence", "remarks.yaml"),
    )
    shutil.copytree(ROOT / "templates", root / "templates")
    send(Sending(root, "2.4", "moj", SENT), load_locales())
    return root


@pytest.fixture
def desk(sent_out, tmp_path):
    root = tmp_path / "workspace"
    shutil.copytree(sent_out, root)
    return Desk(root)
