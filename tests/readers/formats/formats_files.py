"""Acts of the workspace written out as the files that a lawyer gets from outside."""

import html
import io
import re
import zlib
from pathlib import Path, PurePath

import docx

from pipeline.halls.articles import walk_articles
from pipeline.model.act import Profile
from pipeline.readers import parse_act, split_front_matter
from pipeline.readers.act_formats import ForeignFile, to_markdown
from pipeline.readers.glyphs import width

SAMPLES = Path(__file__).parent / "samples"
ACTS = Path(__file__).parents[3] / "drafts/acts"
EDITIONS = sorted(ACTS.glob("*/*.md"))
LINE = 37_741
"""Room of a line in the portal's PDFs, in thousandths of the letters' size."""
INDENT = 1_500


def body_of(edition):
    return split_front_matter(edition.read_text(encoding="utf-8")).body


def lines_of(text):
    """Kind and words of each paragraph: `head`, `note` or `text`."""
    for line in text.split("\n"):
        words = line.strip()
        if not words or words.startswith("<a id="):
            continue
        if words.startswith("#"):
            yield "head", words.lstrip("# ")
        elif words.startswith(">"):
            yield "note", words.lstrip("> ").strip("*")
        else:
            yield "text", words.strip("*")


def units(text, profile=Profile.LAW):
    """The articles of a text by number, without layout and notes."""
    parsed = parse_act(text, profile, "ru")
    assert parsed.problems == ()
    return {each.number: each.bare() for each in walk_articles(parsed.provisions)}


def same_spaces(text):
    """A text whose paragraphs have single spaces, as most forms show them."""
    return re.sub(r"[ \t]+", " ", text)


def converted(content, name):
    """The only text of a file."""
    ((found,),) = to_markdown([ForeignFile(name, content)])
    return found


def rules(found):
    return [problem.rule for problem in found.problems]


def page(paragraphs, lang="rus", code="K1400000226", head=""):
    """A page in the layout of the official portal; `paragraphs` is its inner HTML."""
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8">{head}'
        '<title>О праве - ИПС "Әділет"</title></head>\n<body>'
        f'<div id="container" class="module_npaView lang_{lang}">'
        f'<ul><li><a href="/{lang}/docs/{code}/history">И</a></li></ul>'
        '<div class="container_alpha slogan"><h1>О праве</h1>'
        '<span class="status status_upd">Обновленный</span>'
        "<p>Закон Республики Казахстан от 5 июля 2018 года № 176-VІ ЗРК.</p></div>"
        '<div class="container_gamma text text_upd"><div class="gs_12"><article>'
        f"{paragraphs}</article></div></div></div>"
        '<div id="footer"><p>Всего документов: 1</p></div></body></html>'
    ).encode()


def portal_page(text, lang="rus", code="K1400000226"):
    """An act as the portal shows it: headings, notes and links in all their shapes."""
    parts = []
    for index, (kind, words) in enumerate(lines_of(text)):
        shown = html.escape(words, quote=False)
        # The word before a number is a link, as references are.
        shown = re.sub(
            r"(\w+) (\d+)", r'<a href="/rus/docs/K1#z2">\1 \2</a>', shown, count=1
        )
        if kind == "head":
            bold = f'<p><b><a name="z{index}"></a>{shown}</b></p>'
            parts.append(bold if index % 2 else f'<h3 id="z{index}"> {shown}</h3>')
        elif kind == "note":
            parts.append(f'<span class="note">      {shown}</span><br/>\n')
        else:
            parts.append(f'<p id="z{index}">\n{"&nbsp;" * 5} {shown}</p>\n')
    return page("".join(parts), lang, code)


def word(fill):
    """A Word file that `fill` has written into."""
    document = docx.Document()
    fill(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_act(text, *, styled):
    """An act in Word: headings by style, or by bold letters alone."""

    def fill(document):
        for kind, words in lines_of(text):
            if kind == "head" and styled:
                document.add_heading(words, 3)
                continue
            run = document.add_paragraph().add_run(words)
            run.bold = kind == "head"
            run.italic = kind == "note"

    return word(fill)


def set_lines(text):
    """An act set in lines as the portal's PDF sets it: (is first, words)."""
    for kind, words in lines_of(text):
        room = LINE if kind == "head" else LINE - INDENT
        line, is_first = "", kind != "head"
        for unit in re.findall(r"\S+", words):
            longer = f"{line} {unit}".strip()
            if line and width(longer) > room:
                yield is_first, line
                line, is_first, room = unit, False, LINE
            else:
                line = longer
        yield is_first, line
        if kind == "head":
            yield False, ""


def text_layer(text, *, per_page=36):
    """An act as `pdftotext` gives it: hard line ends, pages parted by a form feed."""
    lines = [line for _, line in set_lines(text)]
    pages = [lines[at : at + per_page] for at in range(0, len(lines), per_page)]
    return "\n\f".join("\n".join(each) for each in pages).encode()


def pdf_act(text, *, per_page=40):
    """An act as a PDF: first lines set in, links as runs of their own, out of order."""
    pages = [[]]
    for is_first, line in set_lines(text):
        if len(pages[-1]) == per_page:
            pages.append([])
        pages[-1].append((is_first, line))
    return pdf([_content(each) for each in pages])


def _content(lines):
    """The drawing of one page; the middle of a line is drawn after its end."""
    drawn = []
    for number, (is_first, line) in enumerate(lines):
        y = 742 - 18 * number
        x = 42 + (21 if is_first else 0)
        words = line.split(" ")
        cut = len(words) // 3
        parts = [" ".join(words[:cut]) + " ", " ".join(words[cut : 2 * cut]), ""]
        parts[2] = line[len(parts[0]) + len(parts[1]) :]
        if cut == 0:
            parts = [line, "", ""]
        starts = [x, x + 0.014 * width(parts[0]), 0]
        starts[2] = starts[1] + 0.014 * width(parts[1])
        drawn += [
            _run(starts[part], y, parts[part])
            for part in (0, 2, 1)
            if parts[part].strip()
        ]
    return "\n".join(drawn)


def _run(x, y, text):
    codes = text.encode("utf-16-be").hex()
    return f"BT /F1 14 Tf 1 0 0 1 {x:.2f} {y} Tm [<{codes}>] TJ ET"


UNICODE = b"""/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfrange <0020> <04ff> <0020>
<2010> <2122> <2010> endbfrange
endcmap end"""


def pdf(contents, *, table=UNICODE):
    """A PDF whose pages draw what they are given, in one font with a table of letters."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /T /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
    )
    shapes = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /T /DW 500"
        b" /CIDSystemInfo << /Registry (A) /Ordering (I) /Supplement 0 >> >>"
    )
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects = [catalog, b"", font, shapes, _stream(table)]
    kids = []
    for content in contents:
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
            b" /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % (len(objects) + 2)
        )
        objects.append(_stream(content.encode()))
    named = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), named)
    return _file(objects)


def _stream(data):
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (
        len(packed),
        packed,
    )


def _file(objects):
    out, starts = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, len(out))
    )


def name_of(edition, ending):
    """The portal's own name for a file: code, edition, language."""
    year, month, day = edition.name[:10].split("-")
    lang = {"kk": "kaz", "ru": "rus"}[PurePath(edition.stem).suffix[1:]]
    return f"{edition.parent.name.lower()}.{day}-{month}-{year}.{lang}.{ending}"
