"""`normpack doctor`: what the machine has and lacks, with the fix for each."""

from __future__ import annotations

import shutil
import subprocess
import sys

import click
import pypandoc

from pipeline.cli.frame import PASS_FRAME, Frame

LACKS = 3
"""Exit code where something is missing."""


@click.command()
@PASS_FRAME
def doctor(frame: Frame) -> None:
    """Say what the machine has and lacks for building packs."""
    word = frame.messages.word
    healthy = True
    for name, present in _findings():
        healthy = healthy and present
        mark = "✓" if present else "✗"
        click.echo(f"{mark} {word(f'doctor_{name}')}")
        if not present:
            click.echo(f"  → {word(f'doctor_{name}_fix')}")
    sys.exit(0 if healthy else LACKS)


def _findings() -> list[tuple[str, bool]]:
    return [
        ("libreoffice", bool(shutil.which("soffice") or shutil.which("libreoffice"))),
        ("fonts", _has_font("Times New Roman") or _has_font("Liberation Serif")),
        ("pandoc", _has_pandoc()),
        ("poppler", shutil.which("pdftoppm") is not None),
    ]


def _has_font(name: str) -> bool:
    listing = shutil.which("fc-list")
    if listing is None:
        return False
    found = subprocess.run(  # noqa: S603 - a fixed program with a fixed argument
        [listing, name], capture_output=True, text=True, check=False
    )
    return bool(found.stdout.strip())


def _has_pandoc() -> bool:
    """Whether pandoc, which comes in a wheel, can be started (import of Word files)."""
    try:
        return bool(pypandoc.get_pandoc_version())
    except OSError:
        return False
