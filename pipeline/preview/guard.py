"""Who may ask, and what the browser may do with the answer.

The page listens on the loopback address, which is not enough: a page of another site,
open in the same browser, can send requests there (a form, a picture), or make its own
name point there (DNS rebinding). So every request must name this address as its host,
a write must carry the token that only our own pages know, and the browser is told to
run and load nothing that we did not send.
"""

from __future__ import annotations

import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_HEADER = "x-normpack-token"  # noqa: S105 - the header's name, not a token

POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; "
    "connect-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types normpack"
)

_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}
_READING = {"GET", "HEAD"}


class Guard:
    """Stands before the pages.

    Args:
        app: the pages.
        port: the port that they are served on.
        token: what a write must carry.
    """

    def __init__(self, app: ASGIApp, *, port: int, token: str) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses, or passes on and adds the headers to the answer."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        status = self._refused(scope)
        if status:
            refusal = PlainTextResponse("normpack: refused", status_code=status)
            await refusal(scope, receive, answer)
            return
        await self._app(scope, receive, answer)

    def _refused(self, scope: Scope) -> int:
        """Status of a refusal; 0 where there is none."""
        if scope["type"] != "http":
            return 403
        headers = Headers(scope=scope)
        if headers.getlist("host") not in [[host] for host in self._hosts]:
            return 421
        site = headers.get("sec-fetch-site", "none")
        if site not in {"same-origin", "none"}:
            # A link from another site shows a page; nothing else of ours is for it.
            opens = headers.get("sec-fetch-mode") == "navigate"
            if not (opens and scope["method"] in _READING):
                return 403
        if scope["method"] in _READING:
            return 0
        return 0 if self._may_write(headers) else 403

    def _may_write(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        own = origin is None or origin in {f"http://{host}" for host in self._hosts}
        given = headers.get(TOKEN_HEADER, "").encode()
        return own and secrets.compare_digest(given, self._token.encode())
