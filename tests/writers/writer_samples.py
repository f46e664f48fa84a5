"""One rich document in each language, and texts that try to be more than text."""

from pathlib import Path

from pipeline.model.chart import Chart, ChartForm, Series, Tone
from pipeline.model.document import (
    Cell,
    Document,
    Items,
    Mark,
    Orientation,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Signature,
    Table,
    TableRow,
    plain,
)
from pipeline.writers.word.shells import Shells

FOLDER = Path(__file__).parents[2] / "templates" / "docx"
SHELLS = Shells(FOLDER)

WORDS = {
    "kk": "Ұсынылған өзгерістер азаматтардың құқықтары мен бостандықтарын қорғауға, "
    "адвокаттық қызмет кепілдіктерін һәм заңдылықты күшейтуге бағытталған.",
    "ru": "Предлагаемые изменения направлены на защиту прав и свобод граждан, "
    "усиление гарантий адвокатской деятельности и законности.",
}
HEADS = {
    "kk": ("Р/с №", "Құрылымдық элемент", "Қолданыстағы", "Ұсынылатын", "Негіздеме"),
    "ru": (
        "№ п/п",
        "Структурный элемент",
        "Действующая",
        "Предлагаемая",
        "Обоснование",
    ),
}
FIELDS = {
    "kk": (("organisation", "Адвокаттар алқасы"), ("contacts", "Астана қаласы")),
    "ru": (("organisation", "Коллегия адвокатов"), ("contacts", "город Астана")),
}

HOSTILE = (
    "ТОО «A & B» <x/>",
    "]]> <!-- <?php &amp; &#1; -->",
    "{{ 7*7 }} {% for x in y %} {# c #} {{ body }} {_{ 1 }_}",
    "=1+1",
    "+7 700",
    "-2+3",
    "@SUM(A1) \"кавычки\" 'штрих'",
    "эмодзи 🧑‍⚖️ 𝔸 и соединённые ё",
    "  пробелы   внутри  ",
    "_x0041_ is not A",
    "строка\nвторая\tпосле отступа",
    "мягкий\xadперенос, неразрывный\xa0пробел, №\xa05\u202f000",
)
CONTROLS = "нуль\0 звонок\a стр\f эск\x1b суррогат\ud800 конец\ufffe!"
CONTROLS_SHOWN = "нуль� звонок� стр� эск� суррогат� конец�!"


def document(lang, *blocks, look="document", **more):
    more.setdefault("fields", FIELDS[lang] if look == "letter" else ())
    return Document("note", lang, "Атауы", "Алқа", look, blocks, **more)


def words_of(block):
    """All words of a block, as the document has them."""
    match block:
        case Paragraph(runs, _):
            return [run.text for run in runs]
        case Items(items, _):
            return [run.text for runs in items for run in runs]
        case Signature(post, name):
            return [post, name]
        case Table():
            return [text for row in (*block.header, *block.rows) for text in line(row)]
        case _:
            return []


def line(row):
    """The words of a row's cells, a text for each cell."""
    return [
        "\n".join("".join(run.text for run in runs) for runs in cell.paragraphs)
        for cell in row.cells
    ]


def cells(*texts, **more):
    return TableRow(tuple(Cell((plain(text),)) for text in texts), **more)


def table(lang, rows=3, *, times=1, **more):
    """A comparison table of the official five columns."""
    words = WORDS[lang]
    return Table(
        header=(cells(*HEADS[lang]), cells("1", "2", "3", "4", "5")),
        rows=(
            TableRow((Cell((plain(words[:30]),), span=5, centred=True),)),
            *(
                TableRow(
                    (
                        Cell((plain(str(number)),), centred=True),
                        Cell((plain("435"),)),
                        Cell(((Run(words), Run(words * times, Mark.DELETED)),)),
                        Cell(((Run(words), Run(words, Mark.INSERTED)), plain(words))),
                        Cell((plain("1) " + words), (Run("…", Mark.MUTED),))),
                    ),
                    anchor=f"K1400000226/art_435__para_{number}",
                )
                for number in range(1, rows + 1)
            ),
        ),
        widths=(5, 15, 27, 27, 26),
        **({"name": "Салыстыру"} | more),
    )


def chart(lang, form=ChartForm.BARS, text=None):
    """A chart of a form; several series where the form has room for them."""
    words = HEADS[lang] if text is None else (text, "б", "в", text, "д")
    tones = (Tone.GOOD, Tone.BAD) if form is not ChartForm.BARS else (Tone.FIRST,)
    return Chart(
        title=words[0],
        description=words[3],
        form=form,
        categories=words[1:4],
        series=tuple(
            Series(words[index], (0, 40 + index, 100), tone)
            for index, tone in enumerate(tones)
        ),
        most=100,
        unit="%",
    )


def rich(lang, look="document", rows=3):
    """Every block, every role, every mark."""
    words = WORDS[lang]
    return document(
        lang,
        *(Paragraph(plain(f"{role.value} {words}"), role) for role in Role),
        Paragraph(tuple(Run(f"{mark.value} ", mark) for mark in Mark)),
        Items((plain(words), (Run("b", Mark.STRONG),)), ("1)", "2)")),
        Items((plain(words),)),
        *(Paragraph(plain(text)) for text in HOSTILE),
        PageBreak(),
        table(lang, rows),
        Table((), (cells("24.11.2026", "№ 5"),), (50, 50), bordered=False),
        Signature(words[:20], "Ә. Қ."),
        PageBreak(),
        Table((cells("а"),), (cells("б"),), (100,), name="Салыстыру"),
        *(chart(lang, form) for form in ChartForm),
        Signature("Хатшы", "І. Һ."),
        look=look,
        orientation=(
            Orientation.LANDSCAPE if look == "table" else Orientation.PORTRAIT
        ),
    )
