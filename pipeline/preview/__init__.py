"""The preview: a local page that shows the drafts while they are written.

Reads: a `Studio`, which the hall gives. Returns: pages, parts of pages, events. It
listens on the loopback address only and opens no connection of its own.
"""

from pipeline.preview.app import Pages, Settings, make_app
from pipeline.preview.board import Board
from pipeline.preview.desk import Refusal, Spoken, Studio
from pipeline.preview.server import serve
from pipeline.preview.splice import FormNotKeptError, with_record

__all__ = [
    "Board",
    "FormNotKeptError",
    "Pages",
    "Refusal",
    "Settings",
    "Spoken",
    "Studio",
    "make_app",
    "serve",
    "with_record",
]
