"""The status as JSON: ids and numbers, no words of any language.

Names of keys and values are part of the program's interface: scripts read them.
"""

from __future__ import annotations

import datetime as dt

from pipeline.halls.status import DirectionStatus, Status
from pipeline.model.deadline import Deadline
from pipeline.model.identity import Location
from pipeline.model.shares import Share, Tally
from pipeline.model.standing import Obstacle

Json = dict[str, object]


def as_json(status: Status) -> Json:
    """The whole status."""
    return {
        "as_of": status.as_of.isoformat(),
        "directions": [_direction(each) for each in status.directions],
        "unread": sorted(status.unread),
        "sums": {each.measure.value: _share(each) for each in status.sums},
    }


def _direction(status: DirectionStatus) -> Json:
    standing = status.standing
    return {
        "number": status.number,
        "titles": {"kk": status.titles.kk, "ru": status.titles.ru},
        "stage": standing.stage.value,
        "since": _day(standing.since),
        "next_stage": standing.next_stage.value if standing.next_stage else "",
        "missing": [_obstacle(each) for each in standing.obstacles],
        "packs": list(standing.packs),
        "choice": standing.choice.alternative if standing.choice else "",
        "deadlines": [_deadline(each) for each in status.deadlines],
        "overdue": [each.kind.value for each in status.overdue],
        "shares": {each.measure.value: _share(each) for each in status.shares},
        "chambers": _tally(status.tally) if status.tally else {},
        "next_outgoing_number": status.next_number,
        "errors": sum(each.severity.value == "error" for each in status.problems),
    }


def _obstacle(obstacle: Obstacle) -> Json:
    return {
        "kind": obstacle.kind.value,
        "bodies": list(obstacle.bodies),
        "have": obstacle.have,
        "need": obstacle.need,
    }


def _deadline(deadline: Deadline) -> Json:
    return {
        "kind": deadline.kind.value,
        "body": deadline.body,
        "state": deadline.state.value,
        "original": _day(deadline.original),
        "earliest": _day(deadline.earliest),
        "due": _day(deadline.due),
        "met_on": _day(deadline.met_on),
        "working_days_left": deadline.working_days,
        "extended_by": [each.number for each in deadline.extensions],
    }


def _share(share: Share) -> Json:
    return {
        "numerator": share.numerator,
        "denominator": share.denominator,
        "times": share.happenings,
        "entries": [
            {"name": each.name, "counts": each.counts, "place": _place(each.location)}
            for each in share.entries
        ],
        "left_out": [
            {
                "name": each.name,
                "reason": each.reason.value,
                "place": _place(each.location),
            }
            for each in share.left_out
        ],
    }


def _tally(tally: Tally) -> Json:
    return {
        "chambers": len(tally.chambers),
        "needed": tally.needed,
        "passes": tally.passes,
        "supporting": [vote.chamber for vote in tally.supporting],
        "against": [vote.chamber for vote in tally.against],
        "unheard": [
            {"chamber": vote.chamber, "reason": why.value}
            for vote, why in tally.unheard
        ],
    }


def _place(location: Location) -> str:
    return str(location) if location.line else ""


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
