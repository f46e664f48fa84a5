"""What a request that writes carries: one JSON object, within limits."""

from __future__ import annotations

import json
from collections.abc import Mapping

from starlette.requests import Request

from pipeline.preview.desk import Refusal

_LARGEST = 64 * 1024
"""Bytes of one request."""


async def asked_of(request: Request) -> Mapping[str, object]:
    """The fields of a request; what their values may be is for the hall to judge.

    Raises:
        Refusal: `too-long`; `form` where the body is no JSON object, or does not say
            that it is one: a form of another site cannot say so.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            raise Refusal("too-long", 413)
    kind = request.headers.get("content-type", "").split(";")[0]
    if kind != "application/json":
        raise Refusal("form", 415)
    try:
        asked = json.loads(bytes(body))
    except (ValueError, RecursionError) as fault:
        raise Refusal("form", 400) from fault
    if not isinstance(asked, dict):
        raise Refusal("form", 400)
    return asked
