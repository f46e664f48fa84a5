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
        ("fonts", _has_kazakh_font()),
        ("pandoc", _has_pandoc()),
        ("poppler", shutil.which("pdftoppm") is not None),
    ]


def _has_kazakh_font() -> bool:
    """Whether a font with the metrics of Times New Roman has the Kazakh letters.

    Liberation 1 (fonts-liberation of Debian 12) lacks them and prints boxes.
    """
    listing = shutil.which("fc-list")
    if listing is None:
        return False
    letters = " ".join(f"{ord(letter):x}" for letter in "әғқңөұүһі")
    found = subprocess.run(  # noqa: S603 - a fixed program with fixed arguments
        [listing, f":charset={letters}", "family"],
        capture_output=True,
        text=True,
        check=False,
    )
    return any(name in found.stdout for name in ("Times New Roman", "Liberation Serif"))


def _has_pandoc() -> bool:
    """Whether pandoc, which comes in a wheel, can be started (import of Word files)."""
    try:
        return bool(pypandoc.get_pandoc_version())
    except OSError:
        return False
