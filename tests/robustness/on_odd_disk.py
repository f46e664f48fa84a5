"""What happens to a workspace on a disk that is full, or may only be read.

Started in a mount namespace of its own (`unshare`), so that the disks it makes are gone
with it and nobody else sees them. Prints what it found as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from small_workspace import contents, normpack

FILLER = "filler"
BLOCK = 4096


def mount(*words: object) -> None:
    subprocess.run(["mount", *map(str, words)], check=True)


def full(workspace: Path, place: Path, free: int) -> Path:
    """The workspace on a disk with so many bytes left."""
    used = sum(path.stat().st_size + BLOCK for path in workspace.rglob("*"))
    mount("-t", "tmpfs", "-o", f"size={2 * used + 64 * BLOCK}", "tmpfs", place)
    root = Path(shutil.copytree(workspace, place / "workspace"))
    found = os.statvfs(place)
    with (place / FILLER).open("wb") as filler:
        os.posix_fallocate(filler.fileno(), 0, found.f_bavail * found.f_bsize - free)
    return root


def read_only(workspace: Path, place: Path) -> Path:
    """The workspace where nothing may be written, not even by the system's root."""
    mount("--bind", workspace, place)
    mount("-o", "remount,bind,ro", place)
    return place


def main() -> None:
    asked = json.loads(sys.argv[1])
    workspace, place = Path(asked["workspace"]), Path(asked["place"])
    free = asked["free"]
    root = read_only(workspace, place) if free is None else full(workspace, place, free)
    passing = {"TMPDIR": asked["passing"]}

    def run(words: list[str], ui: str = "en") -> list[object]:
        words = [word.replace("{root}", str(root)) for word in words]
        done = normpack(root, *words, ui=ui, env=passing)
        return [done.returncode, done.stdout, done.stderr]

    def look() -> dict[str, str]:
        return {
            name: content.hex()
            for folder in ("drafts", "outputs")
            for name, content in contents(root / folder).items()
        }

    before = look()
    told = {ui: run(asked["words"], ui) for ui in asked["uis"]}
    found = {
        "told": told,
        "changed": [
            name for name, content in look().items() if before.get(name) != content
        ],
        "lost": sorted(before.keys() - look().keys()),
        "verified": run(["verify", str(root / "outputs")]),
    }
    if free is not None:
        (place / FILLER).unlink()
        found["again"] = run(asked["words"])
        found["verified again"] = run(["verify", str(root / "outputs")])
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
