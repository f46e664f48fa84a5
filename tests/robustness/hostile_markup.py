"""Spoils XML so that it stays well formed: its readers must look at what it says."""

from __future__ import annotations

import random
from copy import deepcopy

from hostile_pieces import NUMBERS
from lxml import etree


def spoiled_markup(luck: random.Random, content: bytes) -> bytes:
    """XML in which an element was doubled, dropped, moved, emptied or renumbered."""
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return content
    for _ in range(luck.choice((1, 1, 3, 9))):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        luck.choice(_MARKUP)(luck, luck.choice(elements), elements)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _twin(luck, element, _):
    parent = element.getparent()
    if parent is not None:
        for _again in range(luck.choice((1, 1, 2, 30))):
            parent.insert(parent.index(element), deepcopy(element))


def _drop(_luck, element, _):
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _elsewhere(luck, element, elements):
    to = luck.choice(elements)
    if element not in {to, *to.iterancestors()} and element.getparent() is not None:
        to.insert(luck.randint(0, len(to)), element)


def _rename(luck, element, elements):
    element.tag = luck.choice(elements).tag


def _say(luck, element, _):
    element.text = luck.choice(
        ("", "x" * 70_000, "1", "-1", "=1+1", "\u202e", "99999999999", " ")
    )


def _attribute(luck, element, elements):
    value = luck.choice(
        ("", "x", "-1", "0", "1e9", *map(str, NUMBERS), "A1:XFD1048576")
    )
    others = [name for each in elements[:200] for name in each.keys()]  # noqa: SIM118
    mine = list(element.keys()) or others
    if mine:
        element.set(luck.choice(mine if luck.random() < 0.8 else others), value)


def _unset(luck, element, _):
    if element.keys():
        del element.attrib[luck.choice(element.keys())]


_MARKUP = (_twin, _drop, _elsewhere, _rename, _say, _attribute, _attribute, _unset)
