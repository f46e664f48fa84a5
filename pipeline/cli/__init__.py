"""The door: commands, what they print and the exit codes."""

from __future__ import annotations

from pipeline.cli.door import main

__all__ = ["main"]
