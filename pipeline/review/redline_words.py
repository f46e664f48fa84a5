"""Words of a paragraph given out piece by piece, each with the look that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from pipeline.review.revision_marks import ReadParagraph, Words, fresh, w


def shell(paragraph: ReadParagraph, *, with_silent: bool) -> etree._Element:
    """A paragraph without words: its properties, and the bookmarks that it has."""
    made = etree.Element(w("p"))
    properties = paragraph.element.find(w("pPr"))
    if properties is not None:
        made.append(fresh(properties))
    made.extend(fresh(each) for each in paragraph.silent if with_silent)
    return made


class Looks:
    """Gives out the words of a paragraph from its beginning, each with its look."""

    def __init__(self, paragraph: ReadParagraph) -> None:
        self._rest = [each for each in paragraph.words if each.text][::-1]

    def take(self, text: str) -> list[Words]:
        """The next words, as many as a text has letters."""
        taken: list[Words] = []
        count = len(text)
        while count > 0:
            each = self._rest.pop()
            if len(each.text) > count:
                self._rest.append(Words(each.text[count:], each.look))
                each = Words(each.text[:count], each.look)
            taken.append(each)
            count -= len(each.text)
        return taken


def side_by_side(
    new: Sequence[Words], old: Sequence[Words]
) -> Iterator[tuple[Words, bytes]]:
    """Words that stay, in stretches of one look in both texts."""
    rest = [*old][::-1]
    for words in new:
        text = words.text
        while text:
            was = rest.pop()
            size = min(len(text), len(was.text))
            yield Words(text[:size], words.look), was.look
            text = text[size:]
            if size < len(was.text):
                rest.append(Words(was.text[size:], was.look))
