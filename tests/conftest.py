"""A copy of the real workspace for each test, built without PDF unless asked."""

import datetime as dt
import hashlib
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pipeline.halls.build import build
from pipeline.halls.order import Order
from pipeline.locales.catalog import load_locale

# Speed is for benchmarks: a busy machine must not fail a test. In CI the examples are
# the same on every run.
settings.register_profile(
    "normpack",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("normpack")

# Tests start the program hundreds of times; on a machine that keeps nothing of what
# Python compiles, each start would compile it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

ROOT = Path(__file__).parents[1]
DAY = dt.date(2026, 11, 24)


class Copy:
    """A workspace of its own, with the real drafts and templates."""

    def __init__(self, root, source=ROOT):
        self.root = root
        shutil.copytree(source / "drafts", root / "drafts")
        shutil.copytree(source / "templates", root / "templates")

    def order(self, *directions, **settings):
        return Order(
            root=self.root,
            as_of=settings.pop("as_of", DAY),
            directions=directions,
            pdf=settings.pop("pdf", False),
            **settings,
        )

    def build(self, *directions, progress=lambda *_told: None, **settings):
        return build(self.order(*directions, **settings), load_locale, progress)

    def edit(self, path, old, new, count=1):
        file = self.root / "drafts" / path
        text = file.read_text(encoding="utf-8")
        assert old in text, (path, old)
        file.write_text(text.replace(old, new, count), encoding="utf-8")

    def drafts(self):
        """Content of every file of the drafts, by its path."""
        folder = self.root / "drafts"
        return {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }

    def hashes(self):
        """Hash of every produced document by its path, without the pack's papers."""
        outputs = self.root / "outputs"
        return {
            file.relative_to(outputs).as_posix(): hashlib.sha256(
                file.read_bytes()
            ).hexdigest()
            for file in sorted(outputs.rglob("*"))
            if file.is_file() and file.suffix != ".json"
        }


@pytest.fixture
def copy(tmp_path):
    return Copy(tmp_path)
