"""Serves the pages on the loopback address, and watches the drafts meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

import uvicorn
from starlette.concurrency import run_in_threadpool
from watchfiles import awatch

from pipeline.errors import EnvironmentLackError
from pipeline.preview.app import Pages, Settings, make_app
from pipeline.preview.desk import Spoken, Studio
from pipeline.preview.view import INDEX

LOOPBACK = "127.0.0.1"
PORT = 8717
"""Where the page is looked for first, so that a bookmark goes on working."""

_QUIET_MS = 8
"""Silence after which a save is taken to be finished."""
_LONGEST_MS = 60
_CALM = 0.25
"""Seconds given to open pages to show a changed row before proofs are worked out."""


def bound(port: int | None) -> socket.socket:
    """A listening place on the loopback address, and on no other.

    Args:
        port: the port; None for the usual one, or any where that is taken.

    Raises:
        EnvironmentLackError: `preview-port-taken`.
    """
    wanted = (PORT, 0) if port is None else (port,)
    for number in wanted:
        place = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            place.bind((LOOPBACK, number))
            place.listen()  # a browser that comes early waits, and is not refused
        except (OSError, OverflowError):
            place.close()
        else:
            return place
    raise EnvironmentLackError("preview-port-taken", port=str(port))


def serve(
    studio: Studio,
    spoken: Mapping[str, Spoken],
    *,
    ui: str,
    port: int | None,
    ready: Callable[[str], None],
) -> None:
    """Serves until it is interrupted.

    Args:
        studio: the drafts.
        spoken: catalogues of messages, by language.
        ui: language of the page until another one is chosen.
        port: as in `bound`.
        ready: called with the page's address once it can be opened.

    Raises:
        EnvironmentLackError: `preview-port-taken`.
        Exception: what stopped following the drafts; open pages say that they are cut
            off then, and never show what is no longer true.
    """
    with bound(port) as place:
        number = place.getsockname()[1]
        settings = Settings(number, secrets.token_urlsafe(32), ui)
        # The server has stopped by then; uvicorn hands the interrupt on.
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_run(studio, spoken, settings, place, ready))


async def _run(
    studio: Studio,
    spoken: Mapping[str, Spoken],
    settings: Settings,
    place: socket.socket,
    ready: Callable[[str], None],
) -> None:
    pages = Pages(studio, spoken, settings)
    config = uvicorn.Config(
        make_app(pages, settings),
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    server = _Server(config, pages)
    live = Live(studio, pages)
    await live.start()
    ready(f"http://{LOOPBACK}:{settings.port}/")
    tasks = [asyncio.create_task(live.watch()), asyncio.create_task(live.work())]
    for task in tasks:
        task.add_done_callback(server.end_with)
    try:
        await server.serve(sockets=[place])
    finally:
        for task in tasks:
            task.cancel()
        ends = await asyncio.gather(*tasks, return_exceptions=True)
    for end in ends:
        if isinstance(end, Exception):
            raise end


class _Server(uvicorn.Server):
    """Ends the open streams first, which would else be waited for."""

    def __init__(self, config: uvicorn.Config, pages: Pages) -> None:
        super().__init__(config)
        self._pages = pages

    def end_with(self, task: asyncio.Task[None]) -> None:
        """Stops where the drafts are followed no more: a page must not look alive."""
        if not task.cancelled() and task.exception() is not None:
            self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stops."""
        self._pages.hub.close()
        await super().shutdown(sockets)


class Live:
    """From a saved file to the open pages: first the rows, then the proofs."""

    def __init__(self, studio: Studio, pages: Pages) -> None:
        self._studio = studio
        self._pages = pages
        self._unsettled: dict[str, None] = {}
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()

    async def start(self) -> None:
        """Reads everything for the first time."""
        await self._look()

    async def watch(self) -> None:
        """Looks after each save, of an editor or of our own."""
        own = asyncio.create_task(self._watch_own())
        folders = [folder for folder in self._studio.watched if folder.is_dir()]
        try:
            async for _ in awatch(*folders, debounce=_LONGEST_MS, step=_QUIET_MS):
                await self._look()
        finally:
            own.cancel()

    async def _watch_own(self) -> None:
        while True:
            await self._pages.wrote.wait()
            self._pages.wrote.clear()
            await self._look()

    async def work(self) -> None:
        """Works out proofs and problems of what has changed, one direction a time."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._unsettled:
                await asyncio.sleep(_CALM)
                if self._unsettled:
                    await self._settle(next(iter(self._unsettled)))

    async def _look(self) -> None:
        async with self._turn:
            changed = await run_in_threadpool(self._studio.look)
            if not changed:
                return
            for number in sorted(changed - {INDEX}):
                self._unsettled.setdefault(number)
            self._tell(changed)
        self._wake.set()

    async def _settle(self, number: str) -> None:
        async with self._turn:
            await run_in_threadpool(self._studio.settle, number)
            self._unsettled.pop(number, None)
            self._tell({number, INDEX})

    def _tell(self, changed: AbstractSet[str]) -> None:
        self._pages.pending = frozenset(self._unsettled)
        self._pages.hub.tell(
            "changed",
            version=self._pages.board.renew(),
            directions=sorted(changed),
            pending=sorted(self._unsettled),
        )
