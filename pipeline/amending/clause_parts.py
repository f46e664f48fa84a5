"""Parts the phrases of a sentence into single clauses, one verb each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.amending.addresses import HEADED
from pipeline.amending.chunks import VERBS, Break, Chunk, Place, Role, Sign, Words
from pipeline.amending.units import Link


def verb_last_clauses(chunks: tuple[Chunk, ...]) -> Iterator[list[Chunk]]:
    """Clauses of a language whose verb closes each of them, as in Kazakh."""
    part: list[Chunk] = []
    for chunk in chunks:
        part.append(chunk)
        if isinstance(chunk, Sign) and chunk.name in VERBS:
            yield part
            part = []
    if any(not isinstance(chunk, Break) for chunk in part):
        yield part


def verb_between_clauses(chunks: tuple[Chunk, ...]) -> Iterator[list[Chunk]]:
    """Clauses of a language whose verb stands before what comes, as in Russian."""
    part: list[Chunk] = []
    verb = ""
    for chunk in chunks:
        if verb and not _belongs_after(verb, chunk, part):
            yield part
            part, verb = [], ""
        part.append(chunk)
        if isinstance(chunk, Sign) and chunk.name in _ANY_VERB:
            verb = "edition" if chunk.name == "edition_verb" else chunk.name
    if any(not isinstance(chunk, Break) for chunk in part):
        yield part


_ANY_VERB = VERBS | {"edition_verb"}


def _belongs_after(verb: str, chunk: Chunk, part: list[Chunk]) -> bool:
    """Whether a chunk after the verb still belongs to its clause."""
    match chunk:
        case Break() | Place(_, Role.EXCEPT):
            return True
        case Sign(name):
            return name in {"respectively", "content", "edition_tail"}
        case Words(_, Role.NEW, _):
            return verb in {"replace", "insert"}
        case Place(_, Role.ADDED, _):
            return verb in {"insert", "renumber"}
        case Place(_, Role.TARGET, _) | Words(_, Role.OLD, _):
            return _has_no_object(part)  # «дополнить статью 5 пунктом 3»
        case _:
            # «дополнить после слов …», «дополнить пункт 5 после слов …»
            return verb == "insert" and _names_places_alone(part)


def _names_places_alone(part: list[Chunk]) -> bool:
    """Whether after the verb nothing stands but what is extended."""
    verb = part.index(Sign("insert"))
    objects = [chunk for chunk in part[verb:] if not isinstance(chunk, Sign)]
    return all(isinstance(c, Place) and c.role is Role.TARGET for c in objects)


def _has_no_object(part: list[Chunk]) -> bool:
    """Whether a clause began with its verb, so that all it is about comes after."""
    return not any(
        isinstance(chunk, Words)
        or (isinstance(chunk, Place) and chunk.role is not Role.WHERE)
        for chunk in part
    )


def same_roles(chunks: list[Chunk]) -> list[Chunk]:
    """«в абзаце первом и подпункте 2)»: the second place is one of changes, too."""
    result: list[Chunk] = []
    for chunk in _nested(chunks):
        before = result[-2] if len(result) > 1 else None
        listed = isinstance(result[-1], Break) if before else False
        if listed and isinstance(before, Place) and isinstance(chunk, Place):
            result.append(_of_list(chunk, before.role))
        else:
            result.append(chunk)
    return result


def _of_list(place: Place, role: Role) -> Place:
    """A place that stands in a list after one of that role."""
    same = place.may_be_where and role in {Role.WHERE, Role.AFTER}
    # «за исключением статьи 5, пункта 2 статьи 7»: all of the list.
    excepted = role is Role.EXCEPT and place.role is Role.TARGET
    return replace(place, role=role) if same or excepted else place


def _nested(chunks: list[Chunk]) -> list[Chunk]:
    """«в статье 12 в пункте 2»: the second place is in the first.

    So it is after a comma, where the first is an article and none is named later,
    to which the second could belong: «в статье 12, подпункте 2) пункта 1».
    """
    result: list[Chunk] = []
    for index, chunk in enumerate(chunks):
        match result[-2:], chunk:
            case [*_, Place(outer, Role.WHERE)], Place(inner, Role.WHERE) as place:
                ordered = (inner, outer) if inner[0].unit in HEADED else (outer, inner)
                chain = tuple(link for each in ordered for link in each)
                result[-1] = replace(place, locator=chain)
            case [Place((outer,), Role.WHERE), Break(is_comma=True)], Place() as place:
                if _is_inside(place, outer, chunks[index + 1 :]):
                    result[-2:] = [
                        replace(place.as_where(), locator=(outer, *place.locator))
                    ]
                else:
                    result.append(chunk)
            case _:
                result.append(chunk)
    return result


def _is_inside(place: Place, article: Link, later: list[Chunk]) -> bool:
    """Whether a place after «в статье 12,» is one of that article."""
    single = article.unit == "article" and len(article.numbers) == 1
    heads = [each.locator[0].unit for each in later if isinstance(each, Place)]
    below = {place.locator[0].unit, *heads}.isdisjoint(HEADED)
    return single and place.may_be_where and below


def by_places(part: list[Chunk]) -> list[list[Chunk]]:
    """One verb over several places with words of their own, one clause for each.

    «1-тармақтағы «A» деген сөздер, 2-тармақтағы «B» деген сөздер алып тасталсын».
    """
    verbs = [chunk for chunk in part if isinstance(chunk, Sign) and chunk.name in VERBS]
    groups: list[list[Chunk]] = [[]]
    for index, chunk in enumerate(part):
        after_break = index > 0 and isinstance(part[index - 1], Break)
        begins = isinstance(chunk, Place) and chunk.role in {Role.WHERE, Role.TARGET}
        if begins and after_break and _has_words(groups[-1]):
            groups.append([])
        groups[-1].append(chunk)
    return [group if verbs[0] in group else [*group, verbs[0]] for group in groups]


def _has_words(group: list[Chunk]) -> bool:
    return any(isinstance(chunk, Words) for chunk in group)
