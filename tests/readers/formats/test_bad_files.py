"""Files that are no acts, or mean harm: refused with a reason, in seconds."""

import functools
import io
import re
import time
import zipfile
from pathlib import Path

import pytest
from formats_files import EDITIONS, body_of, page, pdf, pdf_act, word, word_act

from pipeline.errors import UsageError
from pipeline.locales.messages import UIS, load_messages
from pipeline.readers.act_formats import ForeignFile, to_markdown
from pipeline.readers.isolation import Limits
from pipeline.readers.word_guard import LARGEST_UNPACKED, MAIN_PART

READERS = Path(__file__).parents[3] / "pipeline/readers"
SECONDS = 20
"""Of the processor: more than any refusal takes, however busy the machine is."""


def refusal(name, content, limits=None):
    settings = {} if limits is None else {"limits": limits}
    started = time.process_time()
    with pytest.raises(UsageError) as caught:
        to_markdown([ForeignFile(name, content)], **settings)
    assert time.process_time() - started < SECONDS
    assert name in caught.value.values["file"]
    return caught.value.rule


def archive(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def replaced_part(content, change):
    """A Word file whose main part is changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            data = old.read(part)
            is_main = part.filename == MAIN_PART
            new.writestr(part.filename, change(data) if is_main else data)
    return stream.getvalue()


def nested(data):
    deep = b"<w:sdt><w:sdtContent>" * 5_000 + b"</w:sdtContent></w:sdt>" * 5_000
    return data.replace(b"<w:body>", b"<w:body>" + deep)


def declared(data):
    entity = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    return re.sub(rb"(<\?xml[^>]*\?>)", rb"\1" + entity, data)


@functools.cache
def bomb():
    return replaced_part(
        word(lambda _: None), lambda data: data + b" " * (LARGEST_UNPACKED + 1)
    )


def lying_bomb():
    """The same, but the archive's own table says that the part is small."""
    content = bytearray(bomb())
    place = content.rfind(MAIN_PART.encode()) - 22
    content[place : place + 4] = (1000).to_bytes(4, "little")
    return bytes(content)


TEXT = body_of(EDITIONS[-1])
ACT = "<h3>Статья 1. А</h3><p>1. Б.</p>"


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("news.html", b"<html><body><p>News</p></body></html>", "import-html-no-act"),
        ("empty.html", b"<!DOCTYPE html><html></html>", "import-html-no-act"),
        ("no-articles.html", page("<p>О нас</p>"), "import-html-no-act"),
        ("deep.html", page("<div>" * 100_000 + ACT), "import-too-deep"),
        (
            "entities.html",
            b'<!DOCTYPE html [<!ENTITY a "b">]><html><article>&a;</article></html>',
            "import-html-entities",
        ),
        (
            "koi.html",
            b'<html><meta charset="koi8-r"><article></article></html>',
            "import-encoding",
        ),
        ("bytes.html", b"<html><article>\xff\xfe</article></html>", "import-encoding"),
        ("empty.docx", word(lambda _: None), "import-no-act"),
        ("letter.docx", word(lambda d: d.add_paragraph("Привет.")), "import-no-act"),
        ("pdf.docx", pdf_act(TEXT), "import-ending-differs"),
        ("word.pdf", word_act(TEXT, styled=True), "import-ending-differs"),
        ("page.md", page(ACT), "import-ending-differs"),
        ("page.docx", page(ACT), "import-ending-differs"),
        ("text.html", "Статья 1. А\n\n1. Б.\n".encode(), "import-ending-differs"),
        ("cut.docx", word(lambda _: None)[:2_000], "import-not-word"),
        ("other.docx", archive(a_xml="<a/>"), "import-not-word"),
        ("broken.docx", archive(word__document_xml="<a>"), "import-not-word"),
        ("not-word.docx", archive(word__document_xml="<a/>"), "import-not-word"),
        (
            "old.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
            "import-old-word",
        ),
        ("rich.rtf", b"{\\rtf1 }", "import-format"),
        (
            "deep.docx",
            replaced_part(word_act(TEXT, styled=True), nested),
            "import-too-deep",
        ),
        (
            "entities.docx",
            replaced_part(word_act(TEXT, styled=True), declared),
            "import-word-entities",
        ),
        ("scan.pdf", pdf(["0 0 m 10 10 l S"]), "import-pdf-without-text"),
        ("broken.pdf", b"%PDF-1.4\nnothing", "import-pdf-broken"),
        ("cut.pdf", pdf_act(TEXT)[:1_000], "import-pdf-broken"),
        (
            "far.pdf",
            re.sub(rb"startxref\n\d+", b"startxref\n" + b"9" * 30, pdf_act(TEXT)),
            "import-pdf-broken",
        ),
        (
            "filter.pdf",
            pdf_act(TEXT).replace(b"/FlateDecode", b"/FlateDecodf"),
            "import-pdf-broken",
        ),
        ("notes.txt", "Купить хлеба.\n".encode(), "import-no-act"),
        ("binary.txt", bytes(range(256)) * 40, "import-encoding"),
        ("nothing.txt", b"", "import-no-act"),
        ("huge.txt", b" " * (16 * 1024 * 1024 + 1), "import-too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_files_are_refused(name, content, rule):
    assert refusal(name, content) == rule


def test_a_bomb_is_refused_by_what_it_says_and_by_what_it_is():
    assert refusal("bomb.docx", bomb()) == "import-word-bomb"
    assert refusal("liar.docx", lying_bomb()) == "import-not-word"


def test_a_page_that_keeps_the_parser_busy_is_given_up():
    attributes = " ".join(f"a{number}=1" for number in range(150_000))
    content = page(f"<p {attributes}>А</p>{ACT}")
    assert refusal("busy.html", content, Limits(seconds=3)) == "import-too-long"


def test_a_reader_that_needs_too_much_memory_is_given_up():
    content = page("<p>Статья 1. А</p>" + "<p>1. Б.</p>" * 200_000)
    rule = refusal("large.html", content, Limits(seconds=SECONDS, megabytes=64))
    assert rule == "import-too-much"


def test_columns_of_a_pdf_are_not_mixed():
    drawn = []
    for number in range(30):
        for x, words in ((42, "1. Левая колонка"), (320, "2. Правая колонка")):
            codes = words.encode("utf-16-be").hex()
            drawn.append(
                f"BT /F1 10 Tf 1 0 0 1 {x} {740 - 20 * number} Tm <{codes}> Tj ET"
            )
    assert refusal("two.pdf", pdf(["\n".join(drawn)])) == "import-pdf-columns"


def test_name_and_content_must_not_contradict_each_other():
    assert refusal("z1800000176.01-07-2026.rus.html", page(ACT)) == "import-differs"
    assert refusal("act.kaz.html", page(ACT)) == "import-differs"


@pytest.mark.parametrize("ui", UIS)
def test_every_rule_of_these_readers_has_its_words(ui):
    rules = {
        rule
        for file in READERS.glob("*.py")
        for rule in re.findall(
            r"\"(import-[a-z-]+|no-pandoc)\"", file.read_text(encoding="utf-8")
        )
    }
    messages = load_messages(ui)
    assert len(rules) > 30
    assert rules <= messages.problems.keys() | messages.failures.keys()
