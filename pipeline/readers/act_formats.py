"""Tells the form of a foreign file by its content, and has it read.

A form that the name denies is refused: a `.docx` that is a PDF was saved or sent
wrongly, and nobody knows what else is wrong with it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import PurePath

from pipeline.errors import UsageError
from pipeline.model.identity import Lang
from pipeline.readers.bilingual import is_bilingual, read_bilingual
from pipeline.readers.files import LARGEST
from pipeline.readers.foreign import About, Converted, Look, heading_of
from pipeline.readers.isolation import Foreign, Limits, answer_parent, read_apart
from pipeline.readers.letters import HASHES
from pipeline.readers.official_html import looks_like_html, read_official_html
from pipeline.readers.pdf_pages import read_pdf
from pipeline.readers.pdf_text import read_text_layer
from pipeline.readers.word import read_words
from pipeline.readers.word_guard import is_archive

USUAL_LIMITS = Limits()


class Form(Enum):
    """Forms of files that hold the text of an act."""

    MARKDOWN = "Markdown"
    BILINGUAL = "Markdown (kaz, rus)"
    HTML = "HTML"
    WORD = "DOCX"
    PDF = "PDF"
    TEXT_LAYER = "PDF text"


_TEXTS = frozenset((Form.MARKDOWN, Form.BILINGUAL, Form.TEXT_LAYER))
_ENDINGS = {
    ".md": _TEXTS,
    ".markdown": _TEXTS,
    ".txt": _TEXTS,
    ".html": frozenset((Form.HTML,)),
    ".htm": frozenset((Form.HTML,)),
    ".docx": frozenset((Form.WORD,)),
    ".pdf": frozenset((Form.PDF,)),
}
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH_TEXT = b"{\\rtf"
_PDF_HEAD = 1024
_NAME = re.compile(
    r"(?P<code>[a-z][0-9]{6,12}[a-z_]?)"
    r"\.(?P<day>[0-9]{2})-(?P<month>[0-9]{2})-(?P<year>[0-9]{4})\..*",
    re.IGNORECASE,
)
_NAME_LANG = re.compile(r".*\.(?P<lang>rus|kaz|ru|kk)\..*", re.IGNORECASE)
_LANGS: dict[str, Lang] = {"rus": "ru", "ru": "ru", "kaz": "kk", "kk": "kk"}


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file that a user wants to have imported."""

    name: str
    content: bytes


def form_of(file: ForeignFile) -> Form:
    """The form of a file, by its content.

    Raises:
        UsageError: `import-too-large`, `import-old-word`, `import-format`,
            `import-encoding`; `import-ending-differs` where the name's ending denies
            what the content is.
    """
    if len(file.content) > LARGEST:
        raise UsageError("import-too-large", file=file.name, limit=str(LARGEST))
    form = _form(file)
    ending = PurePath(file.name).suffix.lower()
    if form not in _ENDINGS.get(ending, {form}):
        raise UsageError(
            "import-ending-differs", file=file.name, ending=ending, form=form.value
        )
    return form


def to_markdown(
    files: Sequence[ForeignFile], limits: Limits = USUAL_LIMITS
) -> list[tuple[Converted, ...]]:
    """The texts of files in the layout of the corpus, one tuple for each file.

    Args:
        files: the files, of any form.
        limits: what the reading of all may take.

    Raises:
        UsageError: where a file is no act, cannot be read, or is not what it seems.
        EnvironmentLackError: `no-pandoc`.
    """
    asked = [Foreign(form_of(file).value, file.name, file.content) for file in files]
    apart = [each for each in asked if Form(each.form) not in {*_TEXTS}]
    found = (
        dict(zip(map(id, apart), read_apart(apart, limits), strict=True))
        if apart
        else {}
    )
    answers = []
    for each in asked:
        texts = (found[id(each)],) if id(each) in found else _here(each)
        answers.append(tuple(_named(text, each.name) for text in texts))
    return answers


def child() -> None:
    """Entry of the process that reads foreign files; see `isolation`."""
    answer_parent(_read_all)


def _read_all(files: Sequence[Foreign]) -> list[Converted]:
    """Read files of any form, Word files with one start of pandoc."""
    words = [(each.name, each.content) for each in files if _is(each, Form.WORD)]
    converted = iter(read_words(words) if words else ())
    found = []
    for each in files:
        if _is(each, Form.WORD):
            found.append(next(converted))
        elif _is(each, Form.HTML):
            found.append(read_official_html(each.content, each.name))
        else:
            found.append(read_pdf(each.content, each.name))
    return found


def _is(each: Foreign, form: Form) -> bool:
    return each.form == form.value


def _here(each: Foreign) -> tuple[Converted, ...]:
    """Read a form of plain text, which needs no process of its own."""
    text = _decoded(each.content, each.name)
    if _is(each, Form.BILINGUAL):
        return read_bilingual(text)
    if _is(each, Form.TEXT_LAYER):
        return (read_text_layer(text, each.name),)
    return (Converted(text),)


def _form(file: ForeignFile) -> Form:
    content = file.content
    if b"%PDF-" in content[:_PDF_HEAD]:
        return Form.PDF
    if is_archive(content):
        return Form.WORD
    if content.startswith(_OLD_WORD):
        raise UsageError("import-old-word", file=file.name)
    if content.startswith(_RICH_TEXT):
        raise UsageError("import-format", file=file.name)
    if looks_like_html(content):
        return Form.HTML
    return _text_form(_decoded(content, file.name), PurePath(file.name))


def _text_form(text: str, name: PurePath) -> Form:
    if is_bilingual(text):
        return Form.BILINGUAL
    if text.startswith("---\n") or name.suffix.lower() in {".md", ".markdown"}:
        return Form.MARKDOWN
    hashed = (line for line in text.split("\n") if line.startswith("#"))
    is_markdown = any(
        heading_of(HASHES.sub("", line, count=1), Look.HEADING) for line in hashed
    )
    return Form.MARKDOWN if is_markdown else Form.TEXT_LAYER


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("import-encoding", file=name, charset="utf-8") from None


def _named(converted: Converted, name: str) -> Converted:
    """The text with what the file's name says of it, if the file itself is silent.

    Names of the portal's own files tell code, edition and language:
    `k1400000226.08-03-2026.rus.pdf`.

    Raises:
        UsageError: `import-differs` where name and content contradict each other.
    """
    told = _told(name)
    about = converted.about
    for key in ("code", "lang"):
        found, said = getattr(about, key), getattr(told, key)
        if found and said and found != said:
            raise UsageError(
                "import-differs", file=name, key=key, found=found, said=said
            )
    return replace(
        converted,
        about=replace(
            about,
            code=about.code or told.code,
            lang=about.lang or told.lang,
            edition=about.edition or told.edition,
        ),
    )


def _told(name: str) -> About:
    whole, lang = _NAME.fullmatch(name), _NAME_LANG.fullmatch(name)
    about = About(lang=_LANGS[lang["lang"].lower()] if lang else "")
    if whole is None:
        return about
    edition = "-".join(_date(whole))
    return replace(about, code=whole["code"].upper(), edition=edition)


def _date(whole: re.Match[str]) -> Iterator[str]:
    year, month, day = (int(whole[key]) for key in ("year", "month", "day"))
    try:
        yield dt.date(year, month, day).isoformat()
    except ValueError:
        return
