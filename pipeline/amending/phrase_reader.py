"""Reads the phrases of one sentence into chunks."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.amending.chunks import VERBS, Break, Chunk, Place, Role, Sign, Words
from pipeline.amending.lexicon import Lexicon
from pipeline.amending.place_reader import read_place
from pipeline.amending.scan import Token, TokenKind
from pipeline.amending.token_stream import TokenStream

_MARKS = {"dot": ".", "semicolon": ";", "comma": ",", "colon": ":"}
_BREAKS = {",", "–"}
_STEERING = VERBS | {
    "content",
    "opening",
    "edition_tail",
    "edition_verb",
    "respectively",
    "throughout",
}
_KINDS = ("word", "digit", "mark")
_NOUNS = {f"{kind}_{case}" for kind in _KINDS for case in ("nom", "ins", "abl", "gen")}
_SIDES = {"after": Role.AFTER, "before": Role.BEFORE}
_PLACED = {
    "where": Role.WHERE,
    "out_of": Role.WHERE,
    "end": Role.WHERE,
    "except": Role.EXCEPT,
}


def read_chunks(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Chunk, ...]:
    """The chunks of a sentence; empty where any part of it cannot be read."""
    stream = TokenStream(tokens, lexicon)
    found: list[Chunk] = []
    while not stream.done:
        if stream.take_symbol("skip", "aside"):
            continue
        chunk = _chunk(stream)
        if chunk is None:
            return ()
        found.append(chunk)
    return tuple(_same_cases(found))


def _same_cases(chunks: list[Chunk]) -> Iterator[Chunk]:
    """«тақырыбы мен 2-тармағында»: the last noun bears the case of all."""
    for index, chunk in enumerate(chunks):
        match chunks[index : index + 3]:
            case [
                Place(_, Role.TARGET) as place,
                Break(joins_nouns=True),
                Place(_, Role.WHERE),
            ]:
                yield place.as_where()
            case _:
                yield chunk


def _chunk(stream: TokenStream) -> Chunk | None:
    token = stream.peek()
    if token is not None and token.kind is TokenKind.MARK:
        stream.place += 1
        if token.text in _BREAKS or _around_exception(stream):
            return Break(is_comma=token.text == ",")
        return None
    name, length = stream.symbol()
    if name in _STEERING:
        stream.place += length
        return Sign(name)
    if name in {"and", "with"}:
        stream.place += length
        return Break(joins_nouns=name == "with")
    return _phrase(stream, name, length)


def _around_exception(stream: TokenStream) -> bool:
    """«(за исключением статьи 5)»: brackets around an exception mean nothing more."""
    bracket = stream.tokens[stream.place - 1].text
    if bracket == "(":
        ahead = [token.text for token in stream.tokens[stream.place :]]
        stream.exceptions = ")" in ahead and stream.symbol()[0] == "except"
        return stream.exceptions
    return bracket == ")" and stream.exceptions


def _phrase(stream: TokenStream, name: str, length: int) -> Chunk | None:
    if not stream.lexicon.large_first:
        if name in _PLACED:
            stream.place += length
            return _role(read_place(stream), _PLACED[name])
        if name == "into":
            stream.place += length
            return _role(_words_into(stream), Role.NEW)
        if name in _SIDES:
            stream.place += length
            words = _words_after_noun(stream)
            return _role(words or read_place(stream), _SIDES[name])
    return _named_mark(stream) or _quoted(stream) or read_place(stream)


def _role(chunk: Place | Words | None, role: Role) -> Place | Words | None:
    match chunk:
        case Place(locator, _, _):
            return Place(locator, role, may_be_where=True)
        case Words(items, _, at_end):
            return Words(items, role, at_end=at_end)
        case None:
            return None


def _named_mark(stream: TokenStream) -> Words | None:
    """«нүкте», «точкой с запятой»."""
    name, length = stream.mark()
    if not length:
        return None
    stream.place += length
    mark, case = name.split("_")
    role = Role.NEW if case == "ins" else Role.OLD
    return Words((_MARKS[mark],), role, at_end=True)


def _words_into(stream: TokenStream) -> Words | None:
    """«заменить на слово «B»», «на «B»», «на точку»."""
    found = _named_mark(stream) or _words_after_noun(stream)
    if found is not None:
        return found
    items = _items(stream)
    return Words(items, Role.NEW) if items else None


def _quoted(stream: TokenStream) -> Words | None:
    if stream.lexicon.large_first:
        return _words_before_noun(stream)
    return _words_after_noun(stream)


def _words_after_noun(stream: TokenStream) -> Words | None:
    """Russian: «слова «A», «B»», «цифры и слово «…»»."""
    start = stream.place
    nouns = _nouns(stream)
    items = _items(stream) if nouns else ()
    if nouns and not items and nouns[-1].startswith("mark"):
        # «знак препинания точку»
        return _named_mark(stream)
    if not items:
        stream.place = start
        return None
    kind, case = nouns[-1].split("_")
    role = Role.NEW if case == "ins" else Role.OLD
    return Words(items, role, at_end=kind == "mark")


def _words_before_noun(stream: TokenStream) -> Words | None:
    """Kazakh: ««A», «B» деген сөздермен», ««A» деген сөзден кейін»."""
    start = stream.place
    items = _items(stream)
    if items:
        stream.take_symbol("named")
    nouns = _nouns(stream) if items else ()
    if not nouns:
        stream.place = start
        return None
    kind, case = nouns[-1].split("_")
    at_end = kind == "mark"
    side = _SIDES.get(stream.take_symbol("after", "before"))
    if side is not None:
        return Words(items, side, at_end=at_end)
    if case in {"abl", "gen"}:
        stream.place = start
        return None
    return Words(items, Role.NEW if case == "ins" else Role.OLD, at_end=at_end)


def _nouns(stream: TokenStream) -> tuple[str, ...]:
    """«слова и цифры»: the last noun bears the case."""
    found: list[str] = []
    while True:
        start = stream.place
        if found:
            stream.place += stream.separator()
        name = stream.take_symbol(*_NOUNS)
        if not name:
            stream.place = start
            return tuple(found)
        found.append(name)


def _items(stream: TokenStream) -> tuple[str, ...]:
    found: list[str] = []
    while True:
        start = stream.place
        if found:
            gap = stream.separator()
            stream.place += gap
            if not gap:
                break
        token = stream.peek()
        is_quoted = token is not None and token.kind is TokenKind.QUOTED
        if token is None or not is_quoted or not token.text.strip():
            stream.place = start
            break
        found.append(token.text)
        stream.place += 1
    return tuple(found)
