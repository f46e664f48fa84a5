"""Changes a file that others may be saving at the same moment, and loses neither.

Our own writers – threads of the page, several programs – hold a lock from reading to
putting in place, so one goes after the other. An editor knows no lock. Therefore the
new file is *exchanged* with the one in place, and what came out is looked at. Where it
is not what the change was made upon, somebody has saved in between, and what came out
is their newest text: the change is made again, upon it, and put in place in turn; what
must come out then is our own file of a moment ago, else they have saved once more.
Never is a text put in place without looking at what it replaces, and never is one that
came out thrown away before a later one that holds it has been put in place.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.review.exchange import (
    alone_in,
    clear,
    content_of,
    created,
    exchanged,
    kept,
    written_beside,
)

TRIES = 20
"""How often a change is made again because somebody saves without a pause."""

Change = Callable[[bytes], bytes]


class BusyError(Exception):
    """Somebody saves the file again and again; their text stands, ours does not."""


def changed_file(path: Path, change: Change) -> None:
    """Puts a changed file in place of the one that is there.

    Args:
        path: the file; one that is missing is read as empty.
        change: the new content from the old; it may be called again, with what
            somebody else has saved meanwhile. What it raises leaves the newest text
            of the others in place.

    Raises:
        BusyError: after `TRIES` attempts.
    """
    with alone_in(path.parent):
        clear(path.parent)
        place = _Place(path)
        try:
            for _ in range(TRIES):
                if place.put(change(place.theirs or b"")):
                    return
        except BaseException:
            place.give_back()
            raise
        place.give_back()
        raise BusyError


def tidied(folder: Path) -> None:
    """Takes away what killed writers have left in a folder, and no editor's text.

    A writer that comes next does so in any case, but there may be nothing to write.

    Args:
        folder: the folder; it may be missing.
    """
    if folder.is_dir():
        with alone_in(folder):
            clear(folder)


class _Place:
    """A file, as it was last seen by somebody who changes it.

    `theirs` is the newest text that is not ours. `there` is what lies in the place
    unless somebody has saved since: their text, or ours that was made upon one of
    their older ones. `aside` is the file that holds theirs meanwhile.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._aside: Path | None = None
        self.theirs = self._there = content_of(path)

    def put(self, content: bytes) -> bool:
        """Puts a text in place; whether it replaced what was known to be there."""
        done = content == self._there
        if not done:
            fresh = written_beside(self._path, content, self._there)
            done = self._lay(fresh, content)
            if fresh != self._aside:
                fresh.unlink(missing_ok=True)
        if done:
            self._drop_aside()
        return done

    def give_back(self) -> None:
        """Puts the newest text that is not ours in place, where ours is there.

        Each turn that does not end it is one in which somebody has saved again.
        """
        while self._aside is not None and self.theirs != self._there:
            self._lay(self._aside, self.theirs)
        self._drop_aside()

    def _lay(self, fresh: Path, content: bytes | None) -> bool:
        """Puts a file in place; what came out lies at its name then."""
        if self._there is None:
            if created(fresh, self._path):
                self._there = content
                return True
            self._look()
            return False
        out = exchanged(fresh, self._path)
        if out is None:
            self._look()
            return False
        known, self._there = self._there, content
        if out == known:
            return True
        if fresh != self._aside:
            self._drop_aside()
            self._aside = kept(fresh)
        self.theirs = out
        return False

    def _look(self) -> None:
        """After a file was taken away, or moved by an editor that writes it anew."""
        self._there = content_of(self._path)
        if self._there is not None:
            self.theirs = self._there

    def _drop_aside(self) -> None:
        if self._aside is not None:
            self._aside.unlink(missing_ok=True)
            self._aside = None
