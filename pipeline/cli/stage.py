"""Stage and obstacles in words: `status` and `build` say them alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.locales.messages import Messages
from pipeline.model.bilingual import Bilingual
from pipeline.model.identity import Lang
from pipeline.model.standing import Obstacle, Standing

Names = Mapping[str, Bilingual]
"""Official names of bodies and chambers, by id."""


def stage_in_words(messages: Messages, standing: Standing) -> str:
    """The stage and the next one."""
    stage = messages.word(word_key("stage", standing.stage.value))
    if standing.next_stage is None:
        return messages.word("status_stage_last", stage=stage)
    following = messages.word(word_key("stage", standing.next_stage.value))
    return messages.word("status_stage", stage=stage, next=following)


def lang_of(messages: Messages) -> Lang:
    """The language of the drafts in which a run names things; they have no English."""
    return "ru" if messages.ui == "ru" else "kk"


def body_in_words(messages: Messages, names: Names, body: str) -> str:
    """The official name of a body; its id where it has none."""
    return names[body][lang_of(messages)] if body in names else body


def obstacle_in_words(messages: Messages, names: Names, obstacle: Obstacle) -> str:
    """What stands in the way of the next stage."""
    bodies = (body_in_words(messages, names, body) for body in obstacle.bodies)
    return messages.word(
        word_key("obstacle", obstacle.kind.value),
        bodies=", ".join(bodies),
        have=obstacle.have,
        need=obstacle.need,
    )


def stage_lines(
    messages: Messages,
    names: Names,
    number: str,
    standing: Standing,
    made: tuple[str, ...],
) -> Iterator[str]:
    """What a build says of a direction: stage, obstacles, packs that are drafts.

    Args:
        messages: the catalogue of the run.
        names: official names of bodies and chambers, by id.
        number: the direction.
        standing: its stage.
        made: names of its packs.
    """
    yield f"{number}  {stage_in_words(messages, standing)}"
    for obstacle in standing.obstacles:
        yield f"    – {obstacle_in_words(messages, names, obstacle)}"
    drafts = ", ".join(pack for pack in made if pack not in standing.packs)
    if drafts:
        yield f"    {messages.word('build_working_drafts', packs=drafts)}"


def word_key(group: str, value: str) -> str:
    """The message's name: `stage_before_presidium`."""
    return f"{group}_{value.replace('-', '_')}"
