"""`amend apply` says in each language why a clause was not carried out."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from pipeline.amending.refusal import Reason
from pipeline.cli.door import main
from pipeline.locales.messages import load_messages

BASE = "### Статья 5. Сроки\n\n1. Срок 5 дней.\n\n2. Срок 10 дней.\n"
CLAUSES = (
    "1) в пункте 1 статьи 5 цифру «5» заменить цифрой «6»;\n"
    "2) пункт 3 статьи 5 исключить;\n"
)


@pytest.mark.parametrize("ui", ["kk", "ru", "en"])
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_its_words(ui, reason):
    name = "amend_why_" + reason.value.replace("-", "_")
    assert load_messages(ui).word(name).strip()


@pytest.mark.parametrize(
    ("ui", "said"),
    [
        ("kk", "2-түзету орындалмады: мәтінде мұндай құрылымдық элемент жоқ."),
        ("ru", "Поправка 2 не исполнена: в тексте нет такой структурной единицы."),
        ("en", "Clause 2 not carried out: the text has no such unit."),
    ],
)
def test_what_is_refused_is_said_and_the_rest_is_done(ui, said, tmp_path):
    base, clauses = tmp_path / "base.md", tmp_path / "clauses.txt"
    base.write_text(BASE, encoding="utf-8")
    clauses.write_text(CLAUSES, encoding="utf-8")
    report = tmp_path / "report.json"
    arguments = ["--ui", ui, "amend", "apply", str(base), str(clauses)]
    options = ["--lang", "ru", "--act", "Z1800000176", "--report", str(report)]
    result = CliRunner().invoke(main, [*arguments, *options])
    assert result.exit_code == 1
    assert result.stdout == BASE.replace("Срок 5", "Срок 6")
    assert result.stderr.strip() == f"{said} 2) пункт 3 статьи 5 исключить"
    entries = json.loads(report.read_text(encoding="utf-8"))
    assert [entry["status"] for entry in entries] == ["applied", "refused"]
    assert entries[1]["reason"] == "target-not-found"
