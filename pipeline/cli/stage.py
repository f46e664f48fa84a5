"""Stage and obstacles in words: `status` and `build` say them alike."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.locales.messages import Messages
from pipeline.model.standing import Obstacle, Standing


def stage_in_words(messages: Messages, standing: Standing) -> str:
    """The stage and the next one."""
    stage = messages.word(word_key("stage", standing.stage.value))
    if standing.next_stage is None:
        return messages.word("status_stage_last", stage=stage)
    following = messages.word(word_key("stage", standing.next_stage.value))
    return messages.word("status_stage", stage=stage, next=following)


def obstacle_in_words(messages: Messages, obstacle: Obstacle) -> str:
    """What stands in the way of the next stage."""
    return messages.word(
        word_key("obstacle", obstacle.kind.value),
        bodies=", ".join(obstacle.bodies),
        have=obstacle.have,
        need=obstacle.need,
    )


def stage_lines(
    messages: Messages, number: str, standing: Standing, made: tuple[str, ...]
) -> Iterator[str]:
    """What a build says of a direction: stage, obstacles, packs that are drafts."""
    yield f"{number}  {stage_in_words(messages, standing)}"
    for obstacle in standing.obstacles:
        yield f"    – {obstacle_in_words(messages, obstacle)}"
    drafts = ", ".join(pack for pack in made if pack not in standing.packs)
    if drafts:
        yield f"    {messages.word('build_working_drafts', packs=drafts)}"


def word_key(group: str, value: str) -> str:
    """The message's name: `stage_before_presidium`."""
    return f"{group}_{value.replace('-', '_')}"
