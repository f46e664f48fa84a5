"""What the program says to the lawyer: catalogue of messages in kk, ru and en.

Reads `ui/<language>.toml`: tables `problems` and `failures` (a sentence `say` and an
advice `do` under each rule's name) and `words` (everything else).
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from errno import errorcode
from functools import lru_cache
from importlib.resources import files
from typing import Literal, get_args

from pipeline.errors import PipelineError
from pipeline.model.problem import Problem, Severity

Ui = Literal["kk", "ru", "en"]
"""Languages of messages."""

UIS: tuple[Ui, ...] = get_args(Ui)

_SYSTEM = {os.strerror(number): name.lower() for number, name in errorcode.items()}
"""Names of what a system refuses, by its words for it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message: what is wrong, and what to do."""

    sentence: str
    advice: str


@dataclass(frozen=True, slots=True)
class Messages:
    """The catalogue of one language."""

    ui: Ui
    problems: Mapping[str, Mapping[str, str]]
    failures: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]

    def problem(self, problem: Problem) -> Said:
        """A problem in words.

        Raises:
            KeyError: where the catalogue lacks the rule (a test keeps it complete).
        """
        return self._said(self.problems[problem.rule], dict(problem.values))

    def failure(self, failure: PipelineError) -> Said:
        """What stopped the program, in words."""
        return self._said(self.failures[failure.rule], failure.values)

    def severity(self, severity: Severity) -> str:
        """The word for a severity."""
        return self.words[f"severity_{severity.value}"]

    def word(self, name: str, **values: object) -> str:
        """Any other sentence of the program."""
        return self.words[name].format_map(self._told(values))

    def system(self, reason: str) -> str:
        """Why the system refuses something; its own words where we have none.

        Args:
            reason: as the system says it, always in English (`OSError.strerror`).
        """
        return self.words.get(f"system_{_SYSTEM.get(reason, '')}", reason)

    def _said(self, message: Mapping[str, str], values: Mapping[str, object]) -> Said:
        told = self._told(values)
        return Said(message["say"].format_map(told), message["do"].format_map(told))

    def _told(self, values: Mapping[str, object]) -> Mapping[str, object]:
        if "reason" not in values:
            return values
        return {**values, "reason": self.system(str(values["reason"]))}


@lru_cache
def load_messages(ui: Ui) -> Messages:
    """The catalogue of a language."""
    source = files(__package__) / "ui" / f"{ui}.toml"
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    return Messages(ui, tables["problems"], tables["failures"], tables["words"])
