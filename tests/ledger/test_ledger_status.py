"""`normpack status` on a copy of our drafts with a ledger written into it."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.halls.prepare import prepare
from pipeline.locales.catalog import load_locales

DRAFTS = Path(__file__).parents[2] / "drafts"
NUMBER = "2.4"
RECORDS = {
    "dispatches": "{date: 2025-12-01, number: 2.4/1, pack: presidium, to: [rka_presidium]}",
    "decisions": "{date: 2025-12-31, number: 3, subject: initiative, outcome: approve}",
    "protocols": "{date: 2026-01-27, number: 1}",
    "extensions": "{date: 2026-11-02, number: 11, deadline: completion, until: 2027-03-31}",
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    root = tmp_path_factory.mktemp("workspace")
    drafts = root / "drafts"
    drafts.mkdir()
    for file in DRAFTS.glob("*.yaml"):
        shutil.copy(file, drafts)
    for folder in (NUMBER, "acts"):
        shutil.copytree(DRAFTS / folder, drafts / folder)
    shutil.rmtree(drafts / NUMBER / "ledger", ignore_errors=True)
    (drafts / NUMBER / "ledger").mkdir()
    for name, record in RECORDS.items():
        file = drafts / NUMBER / "ledger" / f"{name}.yaml"
        file.write_text(f"{name}:\n  - {record}\n", encoding="utf-8")
    return root


def run(workspace, *args):
    return CliRunner().invoke(main, ["--workspace", str(workspace), "status", *args])


def told(workspace, as_of):
    result = run(workspace, "--format", "json", "--as-of", as_of)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_json_tells_stage_deadlines_and_shares(workspace):
    (direction,) = told(workspace, "2026-11-24")["directions"]
    deadlines = {each["kind"]: each for each in direction["deadlines"]}
    assert direction["stage"] == "approved"
    assert direction["since"] == "2025-12-31"
    assert direction["next_stage"] == "consultation"
    assert direction["next_outgoing_number"] == "2.4/2"
    assert deadlines["first-review"]["state"] == "met"
    assert deadlines["accompanying-protocol"]["state"] == "met-late"
    assert deadlines["accompanying-protocol"]["earliest"] == "2026-01-19"
    assert deadlines["completion"]["due"] == "2027-03-31"
    assert deadlines["completion"]["extended_by"] == ["11"]
    assert direction["overdue"] == []
    agreed = direction["shares"]["agreed-positions"]
    assert (agreed["numerator"], agreed["denominator"]) == (0, 0)
    documents = direction["shares"]["documents-prepared"]
    sent = [each for each in documents["entries"] if each["counts"]]
    assert 0 < len(sent) == documents["numerator"] < documents["denominator"]
    assert {each["place"] for each in sent} == {"drafts/2.4/ledger/dispatches.yaml:2:5"}


def test_an_old_day_tells_its_old_standing(workspace):
    old = told(workspace, "2026-02-01")
    older = told(workspace, "2025-11-30")
    deadlines = {each["kind"]: each for each in old["directions"][0]["deadlines"]}
    assert deadlines["completion"]["due"] == "2026-12-31"
    assert older["directions"][0]["stage"] == "preparing"
    assert older["sums"]["documents-prepared"]["numerator"] == 0


def test_a_direction_that_does_not_exist_is_wrong_use(workspace):
    assert run(workspace, "9.9", "--format", "json").exit_code == 2


@pytest.fixture
def copy(workspace, tmp_path):
    return Path(shutil.copytree(workspace, tmp_path / "copy"))


def test_what_a_letter_must_not_say_is_told_by_check(copy):
    letters = copy / "drafts" / NUMBER / "ledger" / "dispatches.yaml"
    before = letters.read_text(encoding="utf-8")
    again = RECORDS["dispatches"].replace("2025-12-01", "2025-12-02")
    letters.write_text(f"{before}  - {again}\n", encoding="utf-8")
    (copy / "drafts" / "calendar.yaml").write_text(
        "days_off: [{date: 2026-08-30, reason: бұйрық}]\n", encoding="utf-8"
    )
    prepared = prepare(
        copy / "drafts",
        load_locales(),
        wanted=(NUMBER,),
        as_of=dt.date(2026, 11, 24),
    )
    found = {each.rule: str(each.location) for each in prepared.all_problems()}
    assert found["outgoing-number-twice"] == "drafts/2.4/ledger/dispatches.yaml:3:5"
    assert found["calendar-day-off-anyway"] == "drafts/calendar.yaml:1:12"


def test_a_direction_that_cannot_be_read_is_named_not_forgotten(copy):
    file = copy / "drafts" / NUMBER / "direction.yaml"
    file.write_text("titles: [\n", encoding="utf-8")
    result = run(copy, "--format", "json", "--as-of", "2026-11-24")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert (found["directions"], found["unread"]) == ([], [NUMBER])
