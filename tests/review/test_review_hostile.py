"""Hostile files: refused with the reason or read with limits, quickly, nothing changed."""

import io
import struct
import time
import zipfile

import pytest
from word_edits import PROPOSED, WordFile

from pipeline.errors import UsageError
from pipeline.review.limits import Limits

SECONDS = 20
"""Of the processor, so that a busy machine does not count."""


@pytest.fixture
def refused(desk):
    """Tries to import; gives the rule that refused, and proves that nothing changed."""

    def refused(content, name="", **settings):
        before = desk.ledger_bytes()
        start = time.process_time()
        with pytest.raises(UsageError) as failure:
            desk.bring(content, name, **settings)
        assert time.process_time() - start < SECONDS
        assert desk.ledger_bytes() == before
        return failure.value.rule

    return refused


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def changed(desk, **parts):
    """The table as sent, with parts in place of its own (`__` for `/`)."""
    return zipped(
        parts_of(desk.sent()) | {n.replace("__", "/"): c for n, c in parts.items()}
    )


def test_what_is_no_office_file(refused, desk):
    assert refused(b"%PDF-1.7\n%\xe2\xe3\n1 0 obj") == "review-is-pdf"
    assert (
        refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
        == "review-is-old-office"
    )
    assert refused(b"") == "review-not-office"
    assert refused(b"<html>") == "review-not-office"
    assert refused(zipped({"a.txt": b"x"})) == "review-not-office"
    assert refused(desk.sent(), "table.docm") == "review-other-form"
    assert refused(desk.sent(), "table.pdf") == "review-other-form"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file(refused, desk, share):
    content = desk.sent()
    assert refused(content[: int(len(content) * share)]) == "review-broken"


def test_a_file_with_nothing_in_its_main_part(refused, desk):
    assert refused(changed(desk, **{"word/document.xml": b""})) == "review-not-office"


def test_an_archive_of_a_version_that_nobody_reads(refused, desk):
    entry = b"PK\x01\x02"
    place = desk.sent().index(entry) + len(entry) + 2  # what is needed to read it
    content = bytearray(desk.sent())
    content[place] = 148
    assert refused(bytes(content)) == "review-broken"


@pytest.mark.parametrize("place", range(0, 1000, 97))
def test_a_damaged_file_never_crashes(desk, place):
    content = bytearray(desk.sent())
    at = len(content) * place // 1000
    content[at : at + 40] = bytes(40)
    try:
        desk.bring(bytes(content))
    except UsageError as refused:
        assert refused.rule.startswith("review-")  # noqa: PT017


def test_a_zip_bomb(refused, desk):
    bomb = b"<w:document>" + b" " * (60 * 1024 * 1024)
    parts = parts_of(desk.sent())
    assert refused(zipped(parts | {"word/document.xml": bomb})) == "review-bomb"
    many = {f"word/media/{n}.bin": bytes(900_000) for n in range(500)}
    assert refused(zipped(parts | many)) == "review-bomb"


def test_a_bomb_that_lies_about_its_size(refused, desk):
    parts = parts_of(desk.sent())
    content = bytearray(
        zipped(parts | {"word/document.xml": b"<x>" + b"a" * 5_000_000})
    )
    true = struct.pack("<I", 5_000_003)
    assert content.count(true) >= 1
    lying = bytes(content).replace(true, struct.pack("<I", 1000))
    assert refused(lying) in {"review-broken", "review-broken-xml"}


def test_more_parts_than_any_document_has(refused, desk):
    parts = parts_of(desk.sent()) | {f"x/{n}": b"" for n in range(5000)}
    assert refused(zipped(parts)) == "review-too-many-parts"


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "word\\..\\x", "C:/x", "word/../../x", "a\nb"],
)
def test_a_path_that_leads_out(refused, desk, name):
    parts = parts_of(desk.sent()) | {name: b"x"}
    assert refused(zipped(parts)) == "review-bad-path"


def test_a_part_that_stands_twice(refused, desk):
    stream = io.BytesIO(desk.sent())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/Document.xml", b"<x/>")
    assert refused(stream.getvalue()) == "review-part-twice"


def test_macros(refused, desk):
    parts = parts_of(desk.sent())
    assert refused(zipped(parts | {"word/vbaProject.bin": b"x"})) == "review-macros"
    types = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert refused(zipped(parts | {"[Content_Types].xml": types})) == "review-macros"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities(refused, desk, encoding):
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "lol">'
        for n in range(12)
    )
    document = parts_of(desk.sent())["word/document.xml"].decode()
    document = document.split("?>", 1)[1]
    evil = f"<!DOCTYPE w:document [{laughs}]>{document}"
    assert (
        refused(changed(desk, **{"word__document.xml": evil.encode(encoding)}))
        == "review-doctype"
    )


def test_an_entity_that_reads_a_file(refused, desk):
    evil = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    parts = parts_of(desk.sent())
    for name in ("word/_rels/document.xml.rels", "[Content_Types].xml", "_rels/.rels"):
        assert refused(zipped(parts | {name: evil})) == "review-doctype"


def test_another_encoding_cannot_hide_a_document_type(refused, desk):
    evil = '<?xml version="1.0" encoding="cp037"?><!DOCTYPE x><x/>'.encode("cp037")
    parts = {"word__document.xml": evil}
    assert refused(changed(desk, **parts)) in {"review-encoding", "review-broken-xml"}
    evil = b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE x><x/>'
    assert refused(changed(desk, **{"word__document.xml": evil})) == "review-encoding"


def test_depth_without_end(refused, desk):
    deep = b"<w:p>" * 5000 + b"</w:p>" * 5000
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    evil = b"<w:document " + space + b"><w:body>" + deep + b"</w:body></w:document>"
    assert refused(changed(desk, **{"word__document.xml": evil})) == "review-too-deep"


def test_elements_without_end(refused, desk):
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    evil = (
        b"<w:document "
        + space
        + b"><w:body>"
        + b"<w:p/>" * 300_000
        + b"</w:body></w:document>"
    )
    assert (
        refused(
            changed(desk, **{"word__document.xml": evil}),
            limits=Limits(elements=200_000, ratio=100_000),
        )
        == "review-too-much"
    )


def test_a_hundred_thousand_comments(refused, desk):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "x")
    parts = parts_of(word.save())
    one = b'<w:comment w:id="%d" w:author="a"><w:p><w:r><w:t>%d</w:t></w:r></w:p></w:comment>'
    many = b"".join(one % (n, n) for n in range(100_000))
    head, _, tail = parts["word/comments.xml"].partition(b"<w:comment ")
    parts["word/comments.xml"] = head + many + b"</w:comments>"
    del tail
    assert refused(zipped(parts)) == "review-too-many-marks"


def test_a_remark_as_long_as_a_book(refused, desk):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "слово " * 20_000)
    assert refused(word) == "review-text-too-long"


def test_a_large_file_is_not_even_opened(refused, desk):
    assert refused(desk.sent(), limits=Limits(file=1000)) == "review-too-large"


def test_a_table_of_many_marks_is_read_in_seconds(desk):
    word = desk.word()
    for number in range(2, 8):
        run = word.runs(number, PROPOSED, "незаконн")[0]
        for copy in range(300):
            wrapper = word.mark("ins", author=f"Автор {copy % 7}")
            wrapper.append(word.new_run(f" слово{copy}"))
            run.addprevious(wrapper)
    start = time.process_time()
    home = desk.bring(word)
    assert time.process_time() - start < SECONDS
    assert home.counted.insertions == 1800


def test_paragraphs_without_end_around_our_table(refused, desk):
    word = desk.word()
    for number in range(6000):
        word.add_paragraph(f"Абзац {number}")
    assert refused(word) == "review-too-many-marks"


def test_thousands_of_edits_in_one_paragraph_are_read_in_seconds(desk):
    word = desk.word()
    run = word.runs(2, PROPOSED, "наедине")[0]
    for number in range(4000):
        wrapper = word.mark("ins", author="А")
        wrapper.append(word.new_run(f"с{number}"))
        run.addprevious(wrapper)
        run.addprevious(word.new_run(" и "))
    start = time.process_time()
    home = desk.bring(word)
    assert time.process_time() - start < SECONDS
    assert home.counted.insertions == 4000


def test_somebody_elses_document_is_read_but_has_no_direction(desk, refused):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "x")
    word.forget_rows()
    for table in list(word.body.iter("{*}tbl")):
        for text in table.iter("{*}t"):
            text.text = "Lorem ipsum"
    assert refused(word) == "review-no-direction"
    home = desk.bring(WordFile(word.save()), direction="2.4")
    (placed,) = home.placements
    assert not placed.remark.is_placed


@pytest.mark.parametrize(
    "lies",
    [
        [(b'direction="2.4"', b'direction="../x"')],
        [(b'direction="2.4"', b'direction="9.9"')],
        [(b'anchor="K1400000226/', b'anchor="../../')],
        [(b'alternative="v1"', b'alternative="{x}: y"')],
        [(b'lang="ru"', b'lang="xx"')],
    ],
)
def test_what_a_file_says_of_itself_is_not_believed(desk, lies):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "x")
    for old, new in lies:
        for name, content in word.parts.items():
            if b"urn:normpack:review" in content:
                word.parts[name] = content.replace(old, new)
    (placed,) = desk.bring(word).placements
    assert placed.remark.norm == "K1400000226/art_435__para_1__point_1"
    assert placed.remark.alternative == "v1"


def test_an_unknown_body_is_refused(refused, desk):
    assert refused(desk.sent(), body="nobody") == "review-unknown-body"
