"""Reads a page of the official portal: HTML → paragraphs.

Layout of the portal (domain brief, 5.2): the text stands in `article`; headings are
`h3`, or paragraphs that are bold as a whole; `br` ends a paragraph, also between
paragraphs; editors' notes are of the class `note` or red. Level, kind and number of a
unit come from its words alone. Links give their words and are dropped.

The page is foreign: its size and depth are limited, comments and scripts are not
looked at, nothing is loaded, entities of its own are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Literal

from lxml import etree

from pipeline.errors import UsageError
from pipeline.model.identity import Lang
from pipeline.readers.assembly import assemble
from pipeline.readers.foreign import About, Converted
from pipeline.readers.html_paragraphs import paragraphs_of

DEEPEST = 200
"""Elements inside one another; a page of the portal has some twenty."""

_TEXT = (
    "//article",
    "//div[contains(concat(' ', @class, ' '), ' gs_12 ')]",
)
_LANGS: tuple[tuple[str, Lang], ...] = (("lang_rus", "ru"), ("lang_kaz", "kk"))
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-z0-9_-]{1,20})", re.IGNORECASE)
_CHARSETS = {"utf-8": "utf-8", "utf8": "utf-8", "windows-1251": "cp1251"}
_HEAD = 4096
_OWN_LINK = re.compile(
    r"/(?:rus|kaz|eng)/docs/(?P<code>[A-Z][0-9]{6,12}[A-Z_]?)"
    r"/(?:compare|history|info|links|comments|download)(?:[/#?]|$)"
)
_CANONICAL = re.compile(r"/(?:rus|kaz)/docs/(?P<code>[A-Z][0-9]{6,12}[A-Z_]?)/?$")
_SAVED = re.compile(
    rb"saved from url=\(\d+\)\S+/(?:rus|kaz)/docs/([A-Z][0-9]{6,12}[A-Z_]?)\s"
)
_OWNER = re.compile(r"\s+-\s+(?:ИПС|АҚЖ)\s+\"Әділет\"\s*$")


def looks_like_html(content: bytes) -> bool:
    """Whether a file is HTML, by its first words."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith(b"<") and any(
        mark in head for mark in (b"<html", b"<!doctype html", b"<body", b"<div")
    )


def read_official_html(content: bytes, name: str) -> Converted:
    """The act on a page of the portal.

    Args:
        content: the page.
        name: the file's name, for messages.

    Raises:
        UsageError: `import-html-entities`, `import-encoding`, `import-too-deep`,
            `import-html-no-act`.
    """
    if re.search(rb"<!ENTITY", content, re.IGNORECASE):
        raise UsageError("import-html-entities", file=name)
    root = _parse(_decoded(content, name), name)
    text = _text_of(root, name)
    about = _about(root, content)
    converted = assemble(paragraphs_of(text, PurePath(name)), PurePath(name), about)
    if not converted.is_act:
        raise UsageError("import-html-no-act", file=name)
    return converted


def _decoded(content: bytes, name: str) -> str:
    declared = _CHARSET.search(content[:_HEAD])
    charset = declared[1].decode("ascii").lower() if declared else "utf-8"
    try:
        return content.decode(_CHARSETS[charset]).removeprefix("\ufeff")
    except (KeyError, UnicodeDecodeError):
        raise UsageError("import-encoding", file=name, charset=charset) from None


def _parse(text: str, name: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as fault:
        if "empty" in str(fault):
            raise UsageError("import-html-no-act", file=name) from None
        raise MemoryError from None  # nothing else stops the parser of HTML
    if root is None:
        raise UsageError("import-html-no-act", file=name)
    _refuse_depth(root, name)
    return root


def _refuse_depth(root: etree._Element, name: str) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise UsageError("import-too-deep", file=name, limit=str(DEEPEST))


def _text_of(root: etree._Element, name: str) -> etree._Element:
    """The element that holds the act's text."""
    for path in _TEXT:
        found = _elements(root, path)
        if len(found) == 1:
            return found[0]
    raise UsageError("import-html-no-act", file=name)


def _about(root: etree._Element, content: bytes) -> About:
    title = _first_words(root, "//h1") or _first_words(root, "//title")
    slogan = "//*[contains(concat(' ', @class, ' '), ' slogan ')]"
    status = _first_words(root, slogan + "//span")
    requisites = _first_words(root, slogan + "/p")
    return About(
        title=_OWNER.sub("", title),
        code=_code(root, content),
        lang=_lang(root),
        edition_note=" · ".join(filter(None, (status, requisites))),
    )


def _code(root: etree._Element, content: bytes) -> str:
    """The act's code, if all links of the page to its own pages agree on it."""
    links = [_OWN_LINK.search(href) for href in _attributes(root, "//a/@href")]
    canonical = [
        _CANONICAL.search(href)
        for href in _attributes(root, "//link[@rel='canonical']/@href")
    ]
    codes = {match["code"] for match in (*links, *canonical) if match}
    saved = _SAVED.search(content[:_HEAD])
    if saved:
        codes.add(saved[1].decode())
    return codes.pop() if len(codes) == 1 else ""


def _lang(root: etree._Element) -> Lang | Literal[""]:
    classes = " ".join(_attributes(root, "//*[@id='container']/@class")).split()
    found = [lang for name, lang in _LANGS if name in classes]
    return found[0] if len(found) == 1 else ""


def _first_words(root: etree._Element, path: str) -> str:
    for element in _elements(root, path):
        words = " ".join("".join(_strings(element)).split())
        if words:
            return words
    return ""


def _strings(element: etree._Element) -> Iterator[str]:
    for text in element.itertext():
        yield str(text)


def _elements(root: etree._Element, path: str) -> list[etree._Element]:
    found = _found(root, path)
    return [each for each in found if isinstance(each, etree._Element)]  # noqa: SLF001 - the only name of the class


def _attributes(root: etree._Element, path: str) -> list[str]:
    return [str(each) for each in _found(root, path)]


def _found(root: etree._Element, path: str) -> list[object]:
    found = root.xpath(path)
    return list(found) if isinstance(found, list) else []
