"""Redlines: accept all gives the new text, reject all the old one, letter by letter."""

import datetime as dt
import io
import itertools
import re
import shutil
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator
from word_edits import W, WordFile, text_of, w

from pipeline.errors import PipelineError, UsageError
from pipeline.halls.build import build
from pipeline.halls.order import Order
from pipeline.halls.review_export import Sending, send
from pipeline.locales.catalog import load_locale, load_locales
from pipeline.model.pack import Pack
from pipeline.review.redline import _prove, redline
from pipeline.review.word_diff import Splice, carried_over, splice_of, text_diff

DAY = dt.date(2026, 11, 24)
HEAD = f'<w:document xmlns:w="{W}"><w:body>'
TAIL = "<w:sectPr/></w:body></w:document>"
LOOKS = {"": "", "b": "<w:rPr><w:b/></w:rPr>", "i": "<w:rPr><w:i/></w:rPr>"}
SIGNS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def run_xml(text, look):
    inside = "".join(
        SIGNS.get(each) or f'<w:t xml:space="preserve">{each}</w:t>'
        for each in re.split("([\t\n])", text)
        if each
    )
    return f"<w:r>{LOOKS[look]}{inside}</w:r>"


def paragraph_xml(runs, name=""):
    mark = f'<w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/>'
    inside = "".join(run_xml(*run) for run in runs)
    return f"<w:p>{mark if name else ''}{inside}</w:p>"


def table_xml(rows):
    made = []
    for name, cells in rows:
        inside = ""
        for number, cell in enumerate(cells):
            first = name if number == 0 else ""
            texts = [paragraph_xml(p, "" if at else first) for at, p in enumerate(cell)]
            inside += f"<w:tc><w:tcPr/>{''.join(texts)}</w:tc>"
        made.append(f"<w:tr>{inside}</w:tr>")
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(made)}</w:tbl>"


def made(blocks):
    """A small Word file; at its end there is always a paragraph, as Word has it."""
    body = "".join(
        paragraph_xml(content) if kind == "p" else table_xml(content)
        for kind, content in blocks
    )
    if not blocks or blocks[-1][0] != "p":
        body += "<w:p/>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", HEAD + body + TAIL)
    return stream.getvalue()


def root_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def words(content, *, accepted):
    """The text with all changes accepted or rejected: a reading of our own.

    It follows what Word does, by changing the tree, where the program's own proof only
    looks at it.
    """
    root = root_of(content)
    gone, kept = ("del", "ins") if accepted else ("ins", "del")
    settle_rows(root, gone)
    settle_runs(root, gone, kept)
    for paragraph in list(root.iter(w("p"))):
        if paragraph.find(f"{w('pPr')}/{w('rPr')}/{w(gone)}") is not None:
            join(paragraph)
    return lines(root)


def settle_rows(root, gone):
    for row in list(root.iter(w("tr"))):
        if row.find(f"{w('trPr')}/{w(gone)}") is not None:
            row.getparent().remove(row)
    for table in list(root.iter(w("tbl"))):
        if table.find(w("tr")) is None:
            table.getparent().remove(table)


def settle_runs(root, gone, kept):
    for each in list(root.iter(w(gone), w(kept))):
        if each.getparent().tag != w("p"):
            continue
        if each.tag == w(kept):
            for run in list(each):
                each.addprevious(run)
        each.getparent().remove(each)
    for text in list(root.iter(w("delText"))):
        text.tag = w("t")


def join(paragraph):
    """A paragraph whose end is gone becomes one with the next."""
    following = paragraph.getnext()
    runs = paragraph.findall(w("r"))
    if following is not None and following.tag == w("p"):
        at = 0 if following.find(w("pPr")) is None else 1
        for run in reversed(runs):
            following.insert(at, run)
        paragraph.getparent().remove(paragraph)
    elif not runs:
        paragraph.getparent().remove(paragraph)


def lines(root):
    return [
        ("cell" if paragraph.getparent().tag == w("tc") else "body", line(paragraph))
        for paragraph in root.iter(w("p"))
    ]


def line(paragraph):
    signs = {w("tab"): "\t", w("br"): "\n"}
    found = ""
    for run in paragraph.iter(w("r")):
        for each in run:
            found += signs.get(each.tag, each.text or "" if each.tag == w("t") else "")
    return found


def proved(old, new):
    content = redline(old, new, file="x.docx", author="РКА", day=DAY)
    assert words(content, accepted=True) == lines(root_of(new))
    assert words(content, accepted=False) == lines(root_of(old))
    return content


SAMPLES = [
    "адвокат",
    "не",
    "вправе",
    "отказать",
    "в",
    "помощи,",
    "10",
    "«норма»",
    "\t",
    "\n",
]
runs = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=5).map(" ".join),
        st.sampled_from(["", "b", "i"]),
    ),
    max_size=3,
)
rows = st.tuples(
    st.sampled_from(["", "_np_1", "_np_2", "_np_3"]),
    st.lists(st.lists(runs, min_size=1, max_size=3), min_size=2, max_size=3),
)
blocks = st.lists(
    st.one_of(
        st.tuples(st.just("p"), runs),
        st.tuples(st.just("t"), st.lists(rows, min_size=1, max_size=4)),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=150, deadline=None)
@given(blocks, blocks)
def test_any_two_documents_come_back_from_their_redline(old, new):
    proved(made(old), made(new))


@settings(max_examples=100, deadline=None)
@given(blocks, st.data())
def test_a_document_with_small_changes_comes_back_too(old, data):
    new = list(old)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(new)))
        if new and data.draw(st.booleans()):
            del new[min(at, len(new) - 1)]
        else:
            new.insert(at, data.draw(blocks)[0])
    proved(made(old), made(new))


def test_nothing_changed_nothing_marked():
    same = made([("p", [("Текст", "")])])
    assert list(root_of(proved(same, same)).iter(w("ins"), w("del"))) == []


def test_only_whole_words_are_marked():
    old, new = "пять дней со дня подачи", "десять дней со дня регистрации"
    root = root_of(proved(*(made([("p", [(text, "")])]) for text in (old, new))))
    taken = [each.text for each in root.iter(w("delText"))]
    assert taken == ["пять", "подачи"]
    assert [text_of(each) for each in root.iter(w("ins"))] == ["десять", "регистрации"]


def test_real_tables_pass_the_audit(desk, tmp_path):
    names = ("v1.ru", "v2.ru", "v1.kk", "v2.kk")
    files = [desk.sent(f"comparison-table.{name}.docx") for name in names]
    for number, (old, new) in enumerate(itertools.pairwise(files)):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(proved(old, new))
        assert OpenXmlValidator().validate(path).errors == []


def test_an_export_shows_what_changed_since_an_earlier_one(desk):
    folder = desk.root / "outputs/2.4/review/moj"
    norm = "2.4/norms/K1400000226__art_435.v1.ru.md"
    desk.edit(norm, "2) незаконный отказ", "2) неправомерный отказ")
    sending = Sending(desk.root, "2.4", "moj", DAY, ("ru",), folder)
    sent = send(sending, load_locales())
    assert "comparison-table.v1.ru.redline.docx" in sent.files
    content = (folder / "comparison-table.v1.ru.redline.docx").read_bytes()
    root = WordFile(content).root
    assert [text_of(each) for each in root.iter(w("ins"))] == ["неправомерный"]
    docx.Document(io.BytesIO(content))


def test_a_bill_shows_what_changed_since_an_earlier_pack(desk, tmp_path):
    order = Order(desk.root, DAY, ("2.4",), packs=(Pack.CONSULTATION,), pdf=False)
    build(order, load_locale, lambda *_: None)
    old = tmp_path / "pack-of-november"
    shutil.copytree(desk.root / "outputs/2.4/consultation", old)
    norm = "2.4/norms/K1400000226__art_435.v1.ru.md"
    desk.edit(norm, "2) незаконный отказ", "2) неправомерный отказ")
    build(order, load_locale, lambda *_: None)
    sent = send(Sending(desk.root, "2.4", "moj", DAY, ("ru",), old), load_locales())
    assert "amending-bill.v1.ru.redline.docx" in sent.files
    made = sent.folder / "amending-bill.v1.ru.redline.docx"
    new = desk.root / "outputs/2.4/consultation/amending-bill.v1.ru.docx"
    assert words(made.read_bytes(), accepted=True) == lines(root_of(new.read_bytes()))
    before = (old / "amending-bill.v1.ru.docx").read_bytes()
    assert words(made.read_bytes(), accepted=False) == lines(root_of(before))
    assert [text_of(e) for e in root_of(made.read_bytes()).iter(w("ins"))] == [
        "неправомерный"
    ]
    assert OpenXmlValidator().validate(made).errors == []


def test_an_ended_body_gets_nothing(desk):
    sending = Sending(desk.root, "2.4", "mazhilis", DAY)
    with pytest.raises(UsageError, match="review-ended-body"):
        send(sending, load_locales())


def test_a_document_with_changes_of_its_own_is_refused(desk):
    word = desk.word()
    word.replace(2, 3, "наедине", "вдвоем")
    with pytest.raises(UsageError, match="review-redline-content"):
        redline(word.save(), desk.sent(), file="x", author="a", day=DAY)


def test_a_folder_without_an_earlier_build_is_refused(desk, tmp_path):
    sending = Sending(desk.root, "2.4", "moj", DAY, ("ru",), tmp_path)
    with pytest.raises(UsageError, match="review-nothing-before"):
        send(sending, load_locales())


def test_a_redline_that_would_not_hold_is_never_given():
    old, new = (made([("p", [(text, "")])]) for text in ("а б", "а в"))
    content = redline(old, new, file="x", author="a", day=DAY)
    _prove(content, old, new, "x")
    with pytest.raises(PipelineError, match="review-redline-fails"):
        _prove(content, new, old, "x")


text = st.lists(st.sampled_from([*SAMPLES, " ", "ң", "-", "А", "A"]), max_size=12).map(
    "".join
)


@given(text, text)
def test_a_difference_gives_both_texts_back(old, new):
    diff = text_diff(old, new)
    assert (diff.before, diff.after) == (old, new)
    assert splice_of(old, new).apply(old) == new


@given(text, text, text)
def test_a_change_is_carried_over_exactly_or_not_at_all(head, tail, new):
    """Words before and after the change may become others; it stays where it was."""
    base = f"{head} середина срок конец {tail}"
    splice = splice_of(base, base.replace("срок", "время"))
    current = f"{new} {base}"
    carried = carried_over(splice, base, current)
    if carried is not None:
        assert current[carried.start : carried.end] == base[splice.start : splice.end]
        assert carried.apply(current).count("время") == 1


def test_a_change_whose_words_are_gone_is_not_carried_over():
    base = "встреч наедине в условиях"
    splice = splice_of(base, "встреч вдвоем в условиях")
    assert splice == Splice(7, 14, "вдвоем")
    assert carried_over(splice, base, "встреч тайно в условиях") is None
    assert carried_over(splice, base, "всех встреч наедине в условиях").start == 12
