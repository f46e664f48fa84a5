"""The pages and what they ask for, as a web application."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import PurePath

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from pipeline.errors import PipelineError
from pipeline.preview.asking import asked_of
from pipeline.preview.board import Board, Posted
from pipeline.preview.desk import Refusal, Spoken, Studio
from pipeline.preview.events import Hub
from pipeline.preview.guard import Guard
from pipeline.preview.papers import TYPES, paper_file
from pipeline.preview.render import Printer, dom_id, words_of
from pipeline.preview.view import INDEX, Part
from pipeline.preview.view_rows import Foreseen

_STATIC = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_COOKIE = "normpack_ui"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the pages are served.

    Args:
        port: the port.
        token: what a write must carry; new for each run.
        ui: language of the page until another one is chosen.
    """

    port: int
    token: str
    ui: str


class Pages:
    """The answers to requests."""

    def __init__(
        self, studio: Studio, spoken: Mapping[str, Spoken], settings: Settings
    ) -> None:
        self.hub = Hub()
        self.board = Board(studio.sheet)
        self.pending: frozenset[str] = frozenset()
        self.wrote = asyncio.Event()
        self._studio = studio
        self._spoken = spoken
        self._settings = settings
        self._printer = Printer(spoken)

    def routes(self) -> list[Route]:
        """All addresses."""
        return [
            Route("/", self.index),
            Route("/d/{direction}/{alternative}", self.direction),
            Route("/parts", self.parts),
            Route("/events", self.events),
            Route("/files/{direction}/{pack}/{name}", self.file),
            Route("/static/{name}", self.static),
            Route("/positions", self.position, methods=["POST"]),
            Route("/remarks", self.remark, methods=["POST"]),
            Route("/foreseen", self.foreseen, methods=["POST"]),
        ]

    async def index(self, request: Request) -> Response:
        """All directions at a glance."""
        return await self._page(request, INDEX)

    async def direction(self, request: Request) -> Response:
        """One direction with one alternative, or all."""
        where = request.path_params
        return await self._page(request, f"{where['direction']}/{where['alternative']}")

    async def _page(self, request: Request, name: str) -> Response:
        chosen = request.query_params.get("ui", "")
        if chosen in self._spoken:
            # The choice is kept in a cookie, so that links need not carry it along.
            answer: Response = RedirectResponse(request.url.path, status_code=303)
            answer.set_cookie(_COOKIE, chosen, samesite="strict", httponly=True)
            return answer
        ui = self._ui(request)
        return HTMLResponse(await run_in_threadpool(self._drawn, name, ui))

    def _drawn(self, name: str, ui: str) -> str:
        posted = self._posted(name)
        return self._printer.page(
            "sheet",
            ui,
            sheet=posted.sheet,
            version=posted.version,
            title=posted.sheet.title[words_of(ui)],  # type: ignore[index]
            token=self._settings.token,
            uis=tuple(self._spoken),
            parts=[
                (dom_id(part.id), self._printer.part(part, ui))
                for part in posted.sheet.parts
            ],
        )

    async def parts(self, request: Request) -> Response:
        """The parts of a page that have changed since its version, and their order."""
        asked = request.query_params
        since = asked.get("since", "0")
        if not (since.isascii() and since.isdigit()):
            raise HTTPException(400)
        name, ui = asked.get("sheet", ""), self._ui(request)
        return JSONResponse(
            await run_in_threadpool(self._changed, name, ui, int(since[:12]))
        )

    def _changed(self, name: str, ui: str, since: int) -> dict[str, object]:
        posted = self._posted(name)
        return {
            "version": posted.version,
            "order": [dom_id(part.id) for part in posted.sheet.parts],
            "html": {
                dom_id(part.id): self._printer.part(part, ui)
                for part in posted.newer_than(since)
            },
        }

    def _posted(self, name: str) -> Posted:
        try:
            return self.board.sheet(name)
        except KeyError as missing:
            raise HTTPException(404) from missing

    async def events(self, _request: Request) -> Response:
        """The stream of what changes."""
        stream = self.hub.stream(self._greeting)
        return StreamingResponse(stream, media_type="text/event-stream")

    def _greeting(self) -> dict[str, object]:
        return {
            "run": self._settings.token[:8],
            "version": self.board.version,
            "pending": sorted(self.pending),
        }

    async def file(self, request: Request) -> Response:
        """A document of a pack."""
        where = request.path_params
        path = await run_in_threadpool(
            paper_file,
            self._studio.outputs,
            where["direction"],
            where["pack"],
            where["name"],
        )
        if path is None:
            raise HTTPException(404)
        is_shown = path.suffix == ".pdf"
        name = f"{where['direction']}-{where['pack']}-{path.name}"
        answer = FileResponse(
            path,
            media_type=TYPES[path.suffix],
            filename=name,
            content_disposition_type="inline" if is_shown else "attachment",
        )
        if is_shown:
            # The browser's own viewer is a page of its own, with styles of its own.
            policy = "default-src 'self'; script-src 'none'; style-src 'unsafe-inline'"
            answer.headers["content-security-policy"] = policy
        return answer

    async def static(self, request: Request) -> Response:
        """Scripts, styles and the picture of the page."""
        name = PurePath(request.path_params["name"])
        file = files(__package__) / "static" / name.name
        if name.suffix not in _STATIC or not file.is_file():
            raise HTTPException(404)
        return Response(file.read_bytes(), media_type=_STATIC[name.suffix])

    async def position(self, request: Request) -> Response:
        """Writes a position."""
        return await self._answer(request, self._studio.take_position)

    async def remark(self, request: Request) -> Response:
        """Takes or declines a remark."""
        return await self._answer(request, self._studio.decide)

    async def foreseen(self, request: Request) -> Response:
        """Shows what taking a remark in would change, and writes nothing."""
        return await self._answer(request, self._studio.foresee)

    async def _answer(
        self, request: Request, act: Callable[[Mapping[str, object]], Foreseen | None]
    ) -> Response:
        ui = self._ui(request)
        spoken = self._spoken[ui]
        try:
            done = await run_in_threadpool(act, await asked_of(request))
        except Refusal as refusal:
            name = f"preview_refused_{refusal.rule.replace('-', '_')}"
            said = spoken.word(name, **refusal.values)
            return JSONResponse({"said": said}, status_code=refusal.status)
        except PipelineError as failure:
            told = spoken.failure(failure)
            said = f"{told.sentence} {told.advice}"
            return JSONResponse({"said": said}, status_code=422)
        self.wrote.set()
        if done is None:
            return JSONResponse({"said": ""})
        html = self._printer.part(Part("foreseen", "foreseen", done), ui)
        if done.problems and request.url.path == "/remarks":
            said = spoken.word("preview_breaks")
            return JSONResponse({"said": said, "html": html}, status_code=422)
        is_possible = not done.problems
        return JSONResponse({"print": done.print, "html": html, "can": is_possible})

    def _ui(self, request: Request) -> str:
        ui = request.cookies.get(_COOKIE, "")
        return ui if ui in self._spoken else self._settings.ui


def make_app(pages: Pages, settings: Settings) -> Starlette:
    """The application: pages behind their guard."""
    return Starlette(
        routes=pages.routes(),
        middleware=[Middleware(Guard, port=settings.port, token=settings.token)],
    )
