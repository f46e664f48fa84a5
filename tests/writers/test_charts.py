"""Charts: real ones in Word, drawings with words beside them on a page."""

import io
import re
import zipfile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from writer_samples import HOSTILE, SHELLS, cells, chart, document, rich

from pipeline.model.chart import Chart, ChartForm, Series, Tone
from pipeline.model.document import PageBreak, Paragraph, Role, Run, Table, plain
from pipeline.writers import docx, html, xlsx
from pipeline.writers.svg_chart import WIDTH, svg
from pipeline.writers.word.chart import COLOURS

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SVG = "{http://www.w3.org/2000/svg}"


def word_parts(*blocks):
    with zipfile.ZipFile(io.BytesIO(docx.write(document("kk", *blocks), SHELLS))) as z:
        return {name: z.read(name) for name in z.namelist()}


def chart_of(block):
    return etree.fromstring(word_parts(block)["word/charts/chart1.xml"])


@pytest.mark.parametrize("form", ChartForm)
def test_word_gets_the_numbers_of_each_series(form):
    block = chart("kk", form)
    root = chart_of(block)
    series = list(root.iter(f"{C}ser"))
    assert [value_texts(each, "val") for each in series] == [
        [str(value) for value in each.values] for each in block.series
    ]
    assert all(value_texts(each, "cat") == list(block.categories) for each in series)


def value_texts(series, name):
    return [each.text for each in series.find(f"{C}{name}").iter(f"{C}v")]


def test_word_reads_out_what_a_chart_shows():
    parts = word_parts(chart("ru"), chart("ru", ChartForm.STACKED))
    body = parts["word/document.xml"].decode()
    assert re.findall(r'descr="([^"]*)"', body) == ["Предлагаемая"] * 2
    assert len(set(re.findall(r'<wp:docPr id="(\d+)"', body))) == 2
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml"} <= parts.keys()


@pytest.mark.parametrize("form", ChartForm)
def test_a_word_file_with_a_hostile_chart_is_valid(form, tmp_path):
    blocks = [chart("ru", form, text) for text in (*HOSTILE, "нуль\0")]
    file = tmp_path / "x.docx"
    file.write_bytes(docx.write(document("ru", *blocks), SHELLS))
    assert OpenXmlValidator().validate(str(file)).errors == []


def test_a_chart_after_a_page_break_begins_the_page():
    body = word_parts(PageBreak(), chart("kk"))["word/document.xml"].decode()
    assert body.index("pageBreakBefore") < body.index("<w:drawing>")


def test_a_spreadsheet_leaves_charts_out():
    with_chart = Table((cells("а"),), (cells("б"),), (100,), name="т")
    both = xlsx.write(document("kk", with_chart, chart("kk")), SHELLS)
    assert both == xlsx.write(document("kk", with_chart), SHELLS)


def test_every_tone_has_a_colour_everywhere():
    assert set(COLOURS) == set(Tone)
    for tone in Tone:
        assert html.STYLE.count(f"--{tone.value}:") == 3  # light, dark, print
        assert f".tone-{tone.value} " in html.STYLE


def drawing(block):
    return etree.fromstring(svg(block, "x"))


@pytest.mark.parametrize("form", ChartForm)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_drawing_is_well_formed_and_described(form, text):
    root = drawing(chart("kk", form, text))
    named = root.get("aria-labelledby").split()
    assert [root.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")] == named
    assert root.find(f"{SVG}title").text == text
    assert root.get("role") == "img"


@pytest.mark.parametrize("form", ChartForm)
def test_a_drawing_shows_each_number_and_stays_on_its_sheet(form):
    block = chart("kk", form)
    root = drawing(block)
    texts = {each.text for each in root.iter(f"{SVG}text")}
    shown = {f"{v}%" for each in block.series for v in each.values if v}
    assert shown <= texts
    assert set(block.categories) <= texts
    high = float(root.get("viewBox").split()[3])
    for box in root.iter(f"{SVG}rect"):
        left, top, wide, tall = (
            float(box.get(n)) for n in ("x", "y", "width", "height")
        )
        if form is not ChartForm.STACKED:  # parts of the sample exceed the whole
            assert 0 <= left <= left + wide <= WIDTH
        assert 0 <= top <= top + tall <= high


def test_bars_are_as_long_as_their_numbers():
    block = Chart("т", "с", ChartForm.BARS, ("а", "б"), (Series("с", (25, 50)),), 100)
    wide = [float(box.get("width")) for box in drawing(block).iter(f"{SVG}rect")]
    assert wide[1] == pytest.approx(2 * wide[0], abs=0.2)


def test_a_chart_of_nothing_is_drawn():
    empty = Chart("т", "с", ChartForm.COLUMNS, (), (), 0)
    assert drawing(empty).find(f"{SVG}title").text == "т"


# The page


def page(*blocks, lang="kk"):
    return html.write_page(document(lang, *blocks), "Мазмұны").decode()


def read(text):
    return etree.fromstring(text, etree.HTMLParser())


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_a_page_holds_all_and_asks_for_nothing(lang):
    text = html.write_page(rich(lang), "Мазмұны").decode()
    root = read(text)
    assert root.get("lang") == lang
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert not root.xpath("//script|//link|//img|//iframe|//object|//form|//@src")
    assert not root.xpath("//@*[starts-with(name(), 'on')]")
    assert all(link.startswith("#") for link in root.xpath("//@href"))
    assert "url(" not in text
    assert "@import" not in text


def test_a_page_is_well_formed_and_ids_stand_once():
    text = html.write_page(rich("ru"), "Содержание").decode()
    ids = read(text).xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link[1:] for link in read(text).xpath("//nav//@href")}
    assert targets <= set(ids)
    body = text.partition("<main>")[2].partition("</main>")[0]
    strict = re.sub(r"<(br|hr|col)\b([^>]*)>", r"<\1\2/>", body)
    etree.fromstring(f"<main>{strict}</main>")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_on_a_page(text):
    root = read(
        page(
            Paragraph(plain(text), Role.TITLE),
            Paragraph((Run(text),), Role.HEADING),
            Table((cells(text),), (cells(text),), (100,), name=text),
            chart("kk", ChartForm.BARS, text),
        )
    )
    assert not root.xpath("//x|//script")
    words = "".join(root.xpath("//h1//text()"))
    assert words == text.replace("\n", "")


def test_tables_have_names_and_header_cells():
    root = read(page(Table((cells("а", "б"),), (cells("в", "г"),), (50, 50), name="К")))
    assert root.xpath("//caption/text()") == ["К"]
    assert root.xpath("//thead//th/@scope") == ["col", "col"]
    assert root.xpath("//tbody//th/@scope") == ["row"]
    assert root.xpath("//div[@class='table']/@tabindex") == ["0"]


def test_the_same_document_gives_the_same_page():
    first, second = (html.write_page(rich("kk"), "М") for _ in range(2))
    assert first == second
