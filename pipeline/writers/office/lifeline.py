"""A program that we start ends with us, even when we are killed.

A killed program cannot end its own children, and LibreOffice goes on with its files for
minutes. So it is started together with a watcher that holds the reading end of a pipe,
our lifeline: however we end, the system closes our end of it, and the watcher ends the
whole group.

Linux can tell a child of its parent's end (`PR_SET_PDEATHSIG`), but not a child's
child, and what goes by the name of LibreOffice is a script that starts the program.
"""

from __future__ import annotations

from collections.abc import Sequence

_SHELL = "/bin/sh"
_SCRIPT = """\
exec 3<&0 </dev/null
(read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 &
exec 3<&-
exec "$@"
"""


def tied(command: Sequence[str]) -> list[str]:
    """A command that ends with the program that starts it.

    It must be started with a pipe as standard input, which is the lifeline, and with
    `start_new_session`, so that it leads the group that is ended. Whoever closes the
    pipe ends the group too. Its own standard input is empty.

    Args:
        command: the program and its arguments.
    """
    return [_SHELL, "-c", _SCRIPT, _SHELL, *command]
