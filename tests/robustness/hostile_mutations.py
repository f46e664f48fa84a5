"""Spoils files as transfers, editors and enemies do."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from hostile_pieces import NUMBERS, ODD, TOKENS

_LONG = 3_000
_GROWN = 20
"""How many times as long as it was a file may become."""

Mutation = Callable[[random.Random, bytes], bytes]


def spoiled(luck: random.Random, content: bytes) -> bytes:
    """A file with one to six things wrong in it.

    Args:
        luck: chooses them; from the same luck comes the same file.
        content: the file as it should be.
    """
    limit = max(4096, len(content) * _GROWN)
    for _ in range(luck.choice((1, 1, 1, 2, 3, 6))):
        content = luck.choice(MUTATIONS)(luck, content)[:limit]
    return content


def _place(luck: random.Random, content: bytes) -> int:
    return luck.randrange(len(content) + 1)


def _span(luck: random.Random, content: bytes) -> tuple[int, int]:
    start = _place(luck, content)
    most = luck.choice((1, 4, 40, 400, 4000))
    return start, min(len(content), start + luck.randint(1, most))


def _flip(luck: random.Random, content: bytes) -> bytes:
    if not content:
        return b"\0"
    spoiled = bytearray(content)
    for _ in range(luck.choice((1, 1, 8))):
        spoiled[luck.randrange(len(spoiled))] ^= 1 << luck.randrange(8)
    return bytes(spoiled)


def _cut_off(luck: random.Random, content: bytes) -> bytes:
    return content[: _place(luck, content)]


def _cut_out(luck: random.Random, content: bytes) -> bytes:
    start, end = _span(luck, content)
    return content[:start] + content[end:]


def _double(luck: random.Random, content: bytes) -> bytes:
    start, end = _span(luck, content)
    return content[:end] + content[start:end] + content[end:]


def _many(luck: random.Random, content: bytes) -> bytes:
    """A span many times over: what is quick once may be slow in thousands."""
    start, end = _span(luck, content[:200] if luck.random() < 0.1 else content)
    times = luck.randint(2, _LONG // max(1, end - start) + 2)
    return content[:end] + content[start:end] * times + content[end:]


def _move(luck: random.Random, content: bytes) -> bytes:
    start, end = _span(luck, content)
    rest = content[:start] + content[end:]
    to = _place(luck, rest)
    return rest[:to] + content[start:end] + rest[to:]


def _swap_lines(luck: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    one, other = luck.randrange(len(lines)), luck.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _drop_line(luck: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    del lines[luck.randrange(len(lines))]
    return b"\n".join(lines)


def _double_line(luck: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    lines.insert(luck.randrange(len(lines) + 1), luck.choice(lines))
    return b"\n".join(lines)


def _set_in(luck: random.Random, content: bytes) -> bytes:
    """A line set in deeper, or out."""
    lines = content.split(b"\n")
    number = luck.randrange(len(lines))
    line = lines[number]
    lines[number] = b"  " + line if luck.random() < 0.5 else line.lstrip(b" ")
    return b"\n".join(lines)


def _insert(words: Sequence[str], error: str = "strict") -> Mutation:
    def insert(luck: random.Random, content: bytes) -> bytes:
        word = luck.choice(words).encode("utf-8", error)
        at = _place(luck, content)
        if luck.random() < 0.7:  # between signs, so that the text stays UTF-8
            while at < len(content) and content[at] & 0xC0 == 0x80:
                at += 1
        return content[:at] + word * luck.choice((1, 1, 1, 2, 50)) + content[at:]

    return insert


def _nest(luck: random.Random, content: bytes) -> bytes:
    """Brackets inside brackets, lists inside lists, elements inside elements."""
    start, end = luck.choice(
        (
            (b"[", b"]"),
            (b"{a: ", b"}"),
            (b"- ", b""),
            (b"(", b")"),
            ("«".encode(), "»".encode()),
            (b"> ", b""),
            (b"<div>", b"</div>"),
            (b"<w:p>", b"</w:p>"),
            (b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"),
            (b"<<", b">>"),
            (b"#", b""),
            (b"*", b"*"),
        )
    )
    depth = luck.choice((3, 20, 150, 1200))
    at = _place(luck, content)
    inner = content[at : at + 20]
    return content[:at] + start * depth + inner + end * depth + content[at + 20 :]


def _number(luck: random.Random, content: bytes) -> bytes:
    """A number in the file becomes another: large, negative, none."""
    digits = [at for at, byte in enumerate(content[:50_000]) if 48 <= byte <= 57]
    if not digits:
        return content
    at = luck.choice(digits)
    end = at
    while end < len(content) and 48 <= content[end] <= 57:
        end += 1
    return content[:at] + str(luck.choice(NUMBERS)).encode() + content[end:]


def _noise(luck: random.Random, content: bytes) -> bytes:
    at = _place(luck, content)
    return content[:at] + luck.randbytes(luck.choice((1, 16, 300))) + content[at:]


MUTATIONS: tuple[Mutation, ...] = (
    _flip,
    _cut_off,
    _cut_out,
    _double,
    _many,
    _move,
    _swap_lines,
    _drop_line,
    _double_line,
    _set_in,
    _insert(ODD),
    _insert(ODD),
    _insert(TOKENS),
    _insert(TOKENS),
    _insert(("\ud800", "\udfff"), "surrogatepass"),
    _nest,
    _number,
    _noise,
)
