"""A redline: what became of one Word file in another, as changes that Word can take.

The new file is the frame; its words are laid beside the old ones, block by block, row
by row, word by word. Only insertions and deletions are used (and changes of look on
words that stay): accepting all gives the new text, rejecting all the old one. Both are
read again from the finished bytes before anybody gets them.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from lxml import etree

from pipeline.errors import PipelineError
from pipeline.review.container import Container, open_container
from pipeline.review.limits import LIMITS
from pipeline.review.markup import parse
from pipeline.review.redline_views import Blocks, view
from pipeline.review.redline_writer import Writer
from pipeline.review.revision_marks import Marker, w

_BODY = "word/document.xml"


def redline(old: bytes, new: bytes, *, file: str, author: str, day: dt.date) -> bytes:
    """The new file with what has changed since the old one as tracked changes.

    Args:
        old: a Word file of an earlier build.
        new: the same document of a later one.
        file: its name, for messages.
        author: who is named as the one who changed it.
        day: when.

    Raises:
        UsageError: where a file cannot be read or holds what no bill or table has.
        PipelineError: `review-redline-fails` where accepting or rejecting all would
            not give the new or the old text exactly.
    """
    frame = open_container(new, file, LIMITS)
    before, after = _body(old, file), _body_in(frame)
    marker = Marker(author, f"{day}T00:00:00Z", _free_id(after))
    writer = Writer(marker, file)
    merged = writer.container(list(before), list(after))
    root = after.getroottree().getroot()
    for child in list(after):
        after.remove(child)
    after.extend(merged)
    content = etree.tostring(root, encoding="UTF-8", standalone=True)
    made = _with_body(frame, content)
    _prove(made, old, new, file)
    return made


def _body(content: bytes, file: str) -> etree._Element:
    return _body_in(open_container(content, file, LIMITS))


def _body_in(container: Container) -> etree._Element:
    root = parse(container, _BODY)
    body = None if root is None else root.find(w("body"))
    if body is None:
        raise PipelineError("review-redline-fails", file=container.file, what=_BODY)
    return body


def _free_id(body: etree._Element) -> int:
    taken = (each.get(w("id"), "") for each in body.iter())
    return max((int(each) for each in taken if each.isdigit()), default=0) + 1


def _with_body(frame: Container, body: bytes) -> bytes:
    """The file anew; its other parts are read under the limits as this one was."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in frame.names.values():
            target.writestr(name, body if name == _BODY else frame.read(name))
    return stream.getvalue()


def _prove(made: bytes, old: bytes, new: bytes, file: str) -> None:
    """Reads both texts out of the finished file."""
    redlined = _body(made, file)
    for what, wanted, is_accepted in (("new", new, True), ("old", old, False)):
        expected: Blocks = view(_body(wanted, file), is_accepted=True)
        if view(redlined, is_accepted=is_accepted) != expected:
            raise PipelineError("review-redline-fails", file=file, what=what)
