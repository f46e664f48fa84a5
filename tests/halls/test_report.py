"""The quarterly report: its numbers, its pages, what it refuses."""

import datetime as dt
import re
import shutil

import pytest
from click.testing import CliRunner
from lives import chambers_of, decision, held, letter, position, record, vote
from lxml import etree

from pipeline.cli import main
from pipeline.documents.quarterly_report import compose
from pipeline.documents.report_parts import ReportBrief
from pipeline.halls.report import ReportOrder, report
from pipeline.halls.standings import programme_report
from pipeline.locales.catalog import load_locales
from pipeline.model.chart import Chart
from pipeline.model.quarter import Quarter
from pipeline.model.shares import Measure
from pipeline.packing import verify_pack
from pipeline.readers import read_workspace

ART = "K1400000226/art_435__para_1"
TODAY = dt.date(2026, 11, 24)


def write_records(root, until="9999"):
    """The records of two directions up to a day."""

    def add(number, name, *entries):
        known = [e for e in entries if re.search(r"date: (\S{10})", e)[1] <= until]
        record(root, number, name, *known)

    add(
        "2.4",
        "dispatches",
        letter("2.4/1", "2025-12-01", "presidium", "rka_presidium"),
        letter("2.4/2", "2026-02-20", "consultation", "moj", "mvd", "knb"),
        letter("2.4/3", "2026-07-03", "consultation", "kurultai"),
    )
    add("2.4", "decisions", decision(5, "2025-12-30", "initiative", "approve", "v1"))
    add("2.4", "protocols", "date: 2026-02-16, number: '1'")
    add(
        "2.4",
        "consultations",
        held("2026-03-10", "moj", "mvd", form="round-table"),
        held("2026-05-12", "knb"),
    )
    add(
        "2.4",
        "positions",
        position("moj", ART, "2026-03-20", "agreed"),
        position("mvd", ART, "2026-04-25", "disagreed", answer=("ж", "о")),
        position("knb", ART, "2026-05-20", "agreed"),
    )
    add(
        "2.4",
        "extensions",
        "date: 2026-11-02, number: '11', deadline: completion, until: 2027-03-31",
    )
    chambers = chambers_of(root)
    add(
        "2.6",
        "dispatches",
        letter("2.6/4", "2026-04-02", "presidium", "rka_presidium"),
        letter("2.6/5", "2026-06-01", "chambers", *chambers, answer_by="2026-08-14"),
    )
    add("2.6", "decisions", decision(6, "2026-05-05", "initiative", "approve", "v2"))
    add("2.6", "votes", *(vote(each, "2026-07-20") for each in chambers[:13]))


@pytest.fixture
def programme(copy):
    write_records(copy.root)
    return copy.root


def made(root, quarter, today=TODAY):
    order = ReportOrder(root, quarter, today, pdf=False)
    return report(order, load_locales(), lambda *_: None)


def files(folder):
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def words_of_page(content):
    root = etree.fromstring(content, etree.HTMLParser())
    return " ".join(" ".join(root.xpath("//body//text()")).split())


def told(root, quarter, day):
    workspace = read_workspace(root / "drafts", load_locales())
    return programme_report(
        workspace, Quarter.parse(quarter), dt.date.fromisoformat(day)
    )


def test_the_numbers_grow_from_quarter_to_quarter(programme):
    found = told(programme, "2026-Q3", "2026-09-30")
    shares = {
        str(each.quarter): tuple(
            (each.share(measure).numerator, each.share(measure).denominator)
            for measure in (Measure.AGREED, Measure.CONSIDERED, Measure.CONSULTATIONS)
        )
        for each in found.quarters
    }
    of = found.sums.share(Measure.CONSULTATIONS).denominator
    assert shares == {
        "2025-Q4": ((0, 0), (0, 0), (0, of)),
        "2026-Q1": ((1, 1), (1, 3), (2, of)),
        "2026-Q2": ((2, 3), (3, 3), (3, of)),
        "2026-Q3": ((2, 3), (3, 4), (3, of)),
    }
    assert found.sums.share(Measure.CONSULTATIONS).happenings == 2
    (asked,) = (each for each in found.directions if each.direction.number == "2.6")
    assert (len(asked.tally.supporting), asked.tally.needed) == (13, 14)


@pytest.mark.parametrize("quarter", ["2025-Q4", "2026-Q2"])
def test_an_old_quarter_made_today_is_byte_for_byte_the_old_one(
    copy, tmp_path_factory, quarter
):
    last = Quarter.parse(quarter).last_day
    write_records(copy.root)
    old = type(copy)(tmp_path_factory.mktemp("then"))
    write_records(old.root, last.isoformat())
    now, then = made(copy.root, quarter), made(old.root, quarter, last)
    mine, theirs = files(now.folder), files(then.folder)
    for name in ("manifest.json", "receipt.json"):  # they name the ledger's files
        del mine[name], theirs[name]
    assert mine == theirs != {}


def test_a_quarter_that_is_not_over_says_so(programme):
    page = words_of_page(
        files(made(programme, "2026-Q4").folder)["quarterly-report.ru.html"]
    )
    assert "Данные на 24 ноября 2026 года Квартал еще не завершен" in page
    over = made(programme, "2026-Q4", dt.date(2027, 2, 1))
    page = words_of_page(files(over.folder)["quarterly-report.ru.html"])
    assert "Данные на 31 декабря 2026 года" in page
    assert "не завершен" not in page


def test_it_lies_with_a_manifest_that_verifies_and_leaves_other_quarters_alone(
    programme,
):
    first, second = made(programme, "2026-Q2"), made(programme, "2026-Q3")
    names = {
        f"quarterly-report.{lang}.{end}"
        for lang in ("kk", "ru")
        for end in ("docx", "html")
    }
    for each in (first, second):
        assert files(each.folder).keys() == names | {"manifest.json", "receipt.json"}
        assert verify_pack(each.folder) == ()
    assert first.folder == programme / "outputs/programme/2026-Q2"


def test_no_person_is_named_but_the_chair(programme):
    drafts = programme / "drafts"
    for file in (drafts / "programme.yaml", *drafts.glob("*/direction.yaml")):
        lines = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text(
            "".join(
                line.replace("[аты-жөні]", f"ЖЕКЕ-{number}")
                for number, line in enumerate(lines)
            ),
            "utf-8",
        )
    text = (drafts / "programme.yaml").read_text("utf-8")
    chair = re.search(r"chair:.*?(ЖЕКЕ-\d+)", text, re.DOTALL)[1]
    for name, content in files(made(programme, "2026-Q3").folder).items():
        if name.endswith(".html"):
            assert set(re.findall(r"ЖЕКЕ-\d+", words_of_page(content))) == {chair}


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_every_chart_has_its_numbers_in_words_and_in_the_table_after_it(
    programme, lang
):
    locale = load_locales()[lang]
    workspace = read_workspace(programme / "drafts", load_locales())
    found = told(programme, "2026-Q3", "2026-09-30")
    document = compose(ReportBrief(workspace.programme, workspace.acts, locale, found))
    charts = [i for i, each in enumerate(document.blocks) if isinstance(each, Chart)]
    assert len(charts) == 3
    for index in charts:
        chart, table = document.blocks[index : index + 2]
        names = {runs[0].text for row in table.rows for runs in row.cells[0].paragraphs}
        assert len(names) >= len(chart.categories)
        shown = {str(value) for each in chart.series for value in each.values if value}
        assert shown <= set(re.findall(r"\d+", chart.description))
    readiness = document.blocks[charts[0]]
    assert readiness.series[0].values == (0, 0, 0, 50, 0, 29, 0)


def test_page_and_word_file_say_the_same(programme):
    import docx  # noqa: PLC0415 - python-docx is slow to load, one test needs it

    folder = made(programme, "2026-Q3").folder
    for lang in ("kk", "ru"):
        page = words_of_page((folder / f"quarterly-report.{lang}.html").read_bytes())
        word = docx.Document(str(folder / f"quarterly-report.{lang}.docx"))
        for table in word.tables[:-1]:
            for cell in {id(c): c for row in table.rows for c in row.cells}.values():
                assert " ".join(cell.text.split()) in page


def run(root, *args):
    return CliRunner().invoke(
        main, ["--workspace", str(root), "--ui", "ru", "report", "--no-pdf", *args]
    )


def test_the_command_tells_where_the_report_lies(programme):
    result = run(programme, "2026-Q2", "--as-of", "2026-11-24")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[0] == "outputs/programme/2026-Q2"


@pytest.mark.parametrize(
    "quarter", ["2026-Q5", "2026", "Q4", "../x", "2027-Q1", "9999-Q4"]
)
def test_what_is_no_quarter_or_lies_ahead_is_wrong_use(copy, quarter):
    result = run(copy.root, quarter, "--as-of", "2026-11-24")
    assert result.exit_code == 2
    assert quarter in result.output
    assert not (copy.root / "outputs").exists()


def test_an_error_in_a_ledger_stops_the_report_and_keeps_the_old_one(programme):
    before = files(made(programme, "2026-Q3").folder)
    record(
        programme, "2.4", "decisions", decision(9, "2025-12-30", "initiative", "return")
    )
    result = run(programme, "2026-Q3", "--as-of", "2026-11-24")
    assert result.exit_code == 1
    assert "two-decisions-one-day" in result.output
    assert files(programme / "outputs/programme/2026-Q3") == before


def test_an_error_in_a_norm_changes_no_number_and_stops_nothing(programme):
    before = files(made(programme, "2026-Q3").folder)
    norm = next((programme / "drafts/2.5/norms").glob("*.ru.md"))
    norm.write_text(norm.read_text("utf-8").replace("base:", "bäse:"), "utf-8")
    after = files(made(programme, "2026-Q3").folder)
    assert before["quarterly-report.kk.html"] == after["quarterly-report.kk.html"]


def test_a_direction_that_cannot_be_read_stops_the_report(programme):
    (programme / "drafts/2.7/direction.yaml").write_text("titles: [\n", "utf-8")
    assert made(programme, "2026-Q3").has_errors


@pytest.mark.converter
def test_the_printed_report_shows_its_charts(programme):
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not here")
    order = ReportOrder(programme, "2026-Q3", TODAY)
    done = report(order, load_locales(), lambda *_: None)
    assert done.lack is None
    assert done.files == 6
    for lang in ("kk", "ru"):
        assert (done.folder / f"quarterly-report.{lang}.pdf").read_bytes()[
            :5
        ] == b"%PDF-"
