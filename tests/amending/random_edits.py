"""Random but lawful edits of articles: what a drafter might do to a text."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from pipeline.amending.tree import living, renumbered
from pipeline.model.identity import POSITIONAL, ProvisionKind, number_key
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction, Status

WORDS = {
    "ru": [
        "адвокат",
        "коллегия",
        "суд",
        "15",
        "закона",
        "«Банк»",
        "лицо,",
        "срок",
        "порядок",
        "30",
    ],
    "kk": [
        "адвокат",
        "алқа",
        "сот",
        "15",
        "заңның",
        "«Банк»",
        "тұлға,",
        "мерзім",
        "тәртіп",
        "30",
    ],
}


def mutate(base: Redaction, rng: random.Random, edits: int) -> Redaction:
    provisions = base.provisions
    for _ in range(edits):
        paths = [path for path, unit in base_walk(provisions)]
        path = rng.choice(paths)
        provisions = tuple(_at(provisions, path, rng, base.lang))
    return replace(base, provisions=provisions, status=Status.PROPOSED, label="v1")


def base_walk(provisions, prefix=()):
    for index, unit in enumerate(provisions):
        if not unit.excluded:
            yield (*prefix, index), unit
            yield from base_walk(unit.children, (*prefix, index))


def _at(provisions, path, rng, lang):
    units = list(provisions)
    index = path[0]
    if len(path) > 1:
        unit = units[index]
        inner = tuple(_at(unit.children, path[1:], rng, lang))
        units[index] = replace(unit, children=renumbered(inner, unit.kind))
        return units
    return _change(units, index, rng, lang)


def _change(units, index, rng, lang):
    unit = units[index]
    action = rng.random()
    if action < 0.6 or unit.kind is ProvisionKind.ARTICLE:
        units[index] = replace(unit, text=_words(unit.text, rng, lang))
    elif action < 0.75 and len(units) > 1:
        del units[index]
    elif action < 0.9:
        units.insert(index + 1, _new(units, index, rng, lang))
    elif unit.children:
        units[index] = replace(unit, children=_shuffled(unit.children, rng))
    return units


def _new(units, index, rng, lang) -> Provision:
    unit = units[index]
    text = "сот " + " ".join(rng.choices(WORDS[lang], k=rng.randint(1, 6))) + ";"
    if unit.kind in POSITIONAL or unit.kind is ProvisionKind.NOTE:
        return Provision(ProvisionKind.INDENT, "1", text)
    taken = {each.number for each in units if each.kind is unit.kind}
    stem = unit.number.split("-")[0]
    number = next(n for k in range(1, 99) if (n := f"{stem}-{k}") not in taken)
    later = [n for n in taken if number_key(n) > number_key(unit.number)]
    if not later and rng.random() < 0.7:
        number = str(int(stem) + 1)
    return Provision(unit.kind, number, text)


def _words(text: str, rng, lang) -> str:
    words = text.split(" ")
    for _ in range(rng.randint(1, 3)):
        place = rng.randrange(len(words) + 1)
        action = rng.random()
        if action < 0.35:
            words.insert(place, rng.choice(WORDS[lang]))
        elif action < 0.65 and len(words) > 1:
            del words[min(place, len(words) - 1)]
        elif action < 0.9:
            words[min(place, len(words) - 1)] = rng.choice(WORDS[lang])
        else:
            words[-1] = re.sub(r"[.;]?$", rng.choice([".", ";", ""]), words[-1])
    result = " ".join(words)
    in_pairs = result.count("«") == result.count("»") and result.count('"') % 2 == 0
    like_number = re.match(r"\d+[.)]", result)
    return result if result.strip() and in_pairs and not like_number else text


def _shuffled(children, rng):
    units = list(living(children))
    rng.shuffle(units)
    return tuple(units)
