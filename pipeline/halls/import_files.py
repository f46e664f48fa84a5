"""Opens the files of an import, of whatever form, as texts in the corpus' layout.

Markdown is taken as it stands. Other forms (HTML, DOCX, PDF and its text layer, both
languages in one file) are turned into the same layout first, by
`pipeline.readers.act_formats`, and then go the same way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from pipeline.errors import UsageError
from pipeline.model.problem import Problem
from pipeline.readers import read_bytes
from pipeline.readers.act_formats import ForeignFile, Form, form_of, to_markdown
from pipeline.readers.files import LARGEST
from pipeline.readers.foreign import About


@dataclass(frozen=True, slots=True)
class Source:
    """One text of one file, in the layout of the corpus.

    Args:
        path: the file.
        sha256: hash of its bytes.
        text: Markdown, with front matter where the file has one.
        about: what a foreign file says of itself.
        problems: what was found in turning it into Markdown.
        is_foreign: it was turned into Markdown, so that a bad article is left out
            with a problem; a Markdown file with one is refused.
    """

    path: Path
    sha256: str
    text: str
    about: About = field(default_factory=About)
    problems: tuple[Problem, ...] = ()
    is_foreign: bool = False


def read_sources(paths: Iterable[Path], lang: str = "") -> list[Source]:
    """The texts of files, of whatever form.

    Args:
        paths: the files.
        lang: of a file with both languages only this one, if it is named.

    Raises:
        UsageError: where a file is no act text, or cannot be read.
        EnvironmentLackError: where the form needs a program that is not there.
    """
    files = [(path, ForeignFile(path.name, _bytes(path))) for path in paths]
    foreign = [file for _, file in files if form_of(file) is not Form.MARKDOWN]
    converted = iter(to_markdown(foreign))
    sources: list[Source] = []
    for path, file in files:
        if form_of(file) is Form.MARKDOWN:
            sources.append(_markdown(path, file.content))
            continue
        texts = next(converted)
        digest = hashlib.sha256(file.content).hexdigest()
        sources += [
            Source(path, digest, text.text, text.about, text.problems, is_foreign=True)
            for text in texts
            if len(texts) == 1 or lang in {"", text.about.lang}
        ]
    return sources


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError("import-too-large", file=str(path), limit=str(LARGEST))
        return path.read_bytes()
    except OSError as fault:
        reason = fault.strerror or ""
        raise UsageError("import-unreadable", file=str(path), reason=reason) from fault


def _markdown(path: Path, content: bytes) -> Source:
    file = read_bytes(content, PurePath(path.name))
    for problem in file.problems:
        raise UsageError("import-unreadable", file=str(path), reason=problem.rule)
    return Source(path, file.sha256, file.text)
