"""Tells open pages that something has changed: a stream of events for each."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable

_BREATH = 20.0
"""Seconds of silence after which a stream shows that it lives."""


class Hub:
    """All open streams. Used from the server's own loop only."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[str]] = set()
        self._is_open = True

    def tell(self, kind: str, **said: object) -> None:
        """Sends an event to every page."""
        event = f"event: {kind}\ndata: {json.dumps(said)}\n\n"
        for queue in self._queues:
            queue.put_nowait(event)

    def close(self) -> None:
        """Ends every stream, so that the server can stop."""
        self._is_open = False
        for queue in self._queues:
            queue.put_nowait("")

    async def stream(
        self, greeting: Callable[[], dict[str, object]]
    ) -> AsyncIterator[str]:
        """The events of one page, from now on.

        Args:
            greeting: how things stand. It is asked once the page is on the list: what
                changes between the two would reach the page in neither way.
        """
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._queues.add(queue)
        try:
            said = json.dumps(greeting())
            yield f"retry: 500\nevent: hello\ndata: {said}\n\n"
            while self._is_open:
                try:
                    event = await asyncio.wait_for(queue.get(), _BREATH)
                except TimeoutError:
                    event = ": still here\n\n"
                if event:
                    yield event
        finally:
            self._queues.discard(queue)
