"""Reads Word files: DOCX → pandoc's tree → paragraphs.

Pandoc is started once for all files of a command. It gives what Word shows: numbers
that Word makes itself come out as numbers of a list, with their start and their form.
What a text of the law cannot hold is a doubt at its place, never dropped: tracked
changes, footnotes, pictures, formulas, struck or raised letters, lists without plain
numbers.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

import pypandoc

from pipeline.disk import scratch
from pipeline.errors import EnvironmentLackError, UsageError
from pipeline.readers.assembly import assemble
from pipeline.readers.foreign import About, Converted
from pipeline.readers.word_guard import DEEPEST, refuse_bad_word
from pipeline.readers.word_tree import paragraphs_of

SECONDS = 60
"""What pandoc may take for all files of a command."""

_SCRIPT = """
for index, path in ipairs(arg) do
  local file = io.open(path, 'rb')
  local bytes = file:read('a')
  file:close()
  local options = pandoc.ReaderOptions({track_changes = 'all-changes'})
  local good, tree = pcall(pandoc.read, bytes, 'docx', options)
  local out = io.open(path .. '.json', 'wb')
  out:write(good and pandoc.write(tree, 'json') or '')
  out:close()
end
"""
"""Pandoc's own language: reads each file named, writes its tree beside it."""


def read_words(files: Sequence[tuple[str, bytes]]) -> list[Converted]:
    """The acts of Word files, in their order, with one start of pandoc.

    Args:
        files: names and contents.

    Raises:
        UsageError: what `refuse_bad_word` raises; `import-not-word` where pandoc
            cannot read a file, `import-too-long` where it takes too much time.
        EnvironmentLackError: `no-pandoc`.
    """
    for name, content in files:
        refuse_bad_word(content, name)
    trees = _trees([content for _, content in files], ", ".join(n for n, _ in files))
    return [
        _converted(tree, name) for tree, (name, _) in zip(trees, files, strict=True)
    ]


def read_word(content: bytes, name: str) -> Converted:
    """The act of one Word file; see `read_words`."""
    return read_words([(name, content)])[0]


def _converted(tree: bytes, name: str) -> Converted:
    if not tree:
        raise UsageError("import-not-word", file=name)
    try:
        blocks = json.loads(tree)["blocks"]
    except RecursionError:
        limit = str(DEEPEST)
        raise UsageError("import-too-deep", file=name, limit=limit) from None
    file = PurePath(name)
    converted = assemble(paragraphs_of(blocks, file), file, About())
    if not converted.is_act:
        raise UsageError("import-no-act", file=name)
    return converted


def _trees(contents: Iterable[bytes], names: str) -> list[bytes]:
    """Pandoc's trees of some files as JSON; empty for a file that it cannot read."""
    with scratch() as folder:
        script = folder / "read.lua"
        script.write_text(_SCRIPT, encoding="utf-8")
        paths = []
        for index, content in enumerate(contents):
            paths.append(folder / f"{index}.docx")
            paths[-1].write_bytes(content)
        _run([_pandoc(), "lua", script, *paths], folder, names)
        return [_tree(path) for path in paths]


def _tree(path: Path) -> bytes:
    written = path.with_name(f"{path.name}.json")
    return written.read_bytes() if written.exists() else b""


def _pandoc() -> str:
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        raise EnvironmentLackError("no-pandoc") from None


def _run(command: Sequence[str | Path], folder: Path, names: str) -> None:
    """Start pandoc in a folder of its own, with nothing of our environment."""
    environment = {"HOME": str(folder), "LANG": "C.UTF-8", "PATH": os.defpath}
    try:
        subprocess.run(  # noqa: S603 - pandoc of our own environment, our arguments
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UsageError("import-too-long", file=names, limit=str(SECONDS)) from None
