"""Cases of official wordings: a small act, clauses in words of real laws, what comes.

A case names its act (`act`; `base` where the text is another), the changes of its text as pairs «as it was, as it is»
(`change`), and every wording that must lead there (`wordings`). With `refused`
instead, each of its wordings must be refused for that reason and change nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.amending.outcomes import ApplyResult
from pipeline.halls.amend import act_of, amended, read_text
from pipeline.locales.catalog import load_locale
from pipeline.model.act import Act

FOLDER = Path(__file__).parent / "cases" / "official"
CODES = {"law": "Z1800000176", "criminal": "K1400000226", "code": "K1500000377"}
LOCALES = {lang: load_locale(lang) for lang in ("kk", "ru")}


@dataclass(frozen=True, slots=True)
class Official:
    """One wording with what must come of it.

    Args:
        lang: language of the act and of the clauses.
        name: name of the case.
        act: kind of the act, a key of `CODES`.
        before: text of the act.
        clauses: the wording.
        after: the text that must come.
        refused: the reason for which every order is refused; empty where none is.
    """

    lang: str
    name: str
    act: str
    before: str
    clauses: str
    after: str
    refused: str = ""

    @property
    def of_act(self) -> Act:
        """The act as the command line knows it by its code."""
        return act_of(CODES[self.act], None)

    def run(self) -> tuple[ApplyResult, str]:
        """The outcome and the amended text, without blank lines."""
        before = read_text(self.before.encode(), "base", self.of_act, self.lang)
        result = amended(before, self.clauses, self.of_act, LOCALES[self.lang])
        return result, lines_of(before.printed(result.redaction))


def spread(text: str) -> str:
    """Paragraphs one a line → Markdown with a blank line between them."""
    return "\n\n".join(text.strip().split("\n")) + "\n"


def lines_of(text: str) -> str:
    """Markdown → paragraphs one a line, without the indentation of lists."""
    return re.sub(r"\n\s*", "\n", text.strip())


def official_cases(lang: str) -> Iterator[Official]:
    """All wordings of one language."""
    bases = tomllib.loads((FOLDER / f"base.{lang}.toml").read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob(f"*.{lang}.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in table.get("case", []):
            act = case.get("act", "law")
            base = case.get("before") or bases[case.get("base", act)]
            after = _changed(base, case)
            for clauses in case["wordings"]:
                yield Official(
                    lang,
                    case["name"],
                    act,
                    spread(base),
                    clauses,
                    lines_of(after),
                    case.get("refused", ""),
                )


def _changed(base: str, case: dict) -> str:
    for old, new in case.get("change", []):
        assert base.count(old) == 1, (case["name"], old, base.count(old))
        base = base.replace(old, new)
    return base
