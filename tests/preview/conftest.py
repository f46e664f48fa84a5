"""A workspace of one direction, the page served by the real command, a real browser."""

import contextlib
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

expect.set_options(timeout=120_000)  # conditions are waited for, on a busy machine too
ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")


class Site:
    """A workspace and its page."""

    def __init__(self, root):
        self.root = root
        shutil.copytree(
            ROOT / "drafts",
            root / "drafts",
            ignore=lambda _folder, names: [
                n for n in names if re.fullmatch(r"2\.[1-35-7]", n)
            ],
        )
        pack = root / "outputs" / "2.4" / "presidium"
        pack.mkdir(parents=True)
        (pack / "explanatory-note.v1.ru.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
        (pack / "manifest.json").write_text("{}")
        self.process = None

    @contextlib.contextmanager
    def running(self):
        try:
            self.start()
            yield
        finally:
            self.stop()

    def start(self):
        command = [
            Path(sys.executable).with_name("normpack"),
            "--ui",
            "ru",
            "--workspace",
            str(self.root),
            "preview",
        ]
        self.told = self.root / "stderr.txt"
        with self.told.open("w") as told:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdout=subprocess.PIPE, stderr=told, text=True
            )
        line = self.process.stdout.readline()
        assert line, self.told.read_text()
        self.url = re.search(r"http://127\.0\.0\.1:\d+", line)[0]
        self.port = int(self.url.rpartition(":")[2])
        _, _, page = self.ask("GET", "/")
        self.token = re.search(r'name="token" content="([^"]+)"', page)[1]

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(120)
        finally:
            self.process.kill()
            self.process.communicate()

    def ask(self, method, path, body=None, **headers):
        """One request, with full power over its headers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        with contextlib.closing(connection):
            connection.putrequest(method, path, skip_host="Host" in given)
            content = (
                json.dumps(body).encode() if isinstance(body, dict) else body or b""
            )
            if body is not None:
                given.setdefault("Content-Length", str(len(content)))
            for name, value in given.items():
                connection.putheader(name, value)
            connection.endheaders(content)
            answer = connection.getresponse()
            return (
                answer.status,
                dict(answer.getheaders()),
                answer.read().decode(errors="replace"),
            )

    def post(self, path, body, **headers):
        given = {
            "Content_Type": "application/json",
            "X_Normpack_Token": self.token,
        } | headers
        return self.ask("POST", path, body, **given)

    def draft(self, name):
        return self.root / "drafts" / "2.4" / name

    def edit(self, name, old, new):
        """Saves a draft as editors do: a new file, renamed into place."""
        file = self.draft(name)
        text = file.read_text("utf-8")
        assert old in text
        fresh = file.with_name(f".{file.name}.swp")
        fresh.write_text(text.replace(old, new, 1), "utf-8")
        fresh.replace(file)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    served = Site(tmp_path_factory.mktemp("preview"))
    with served.running():
        yield served


@pytest.fixture(scope="session")
def new_site():
    """A workspace that is not served yet."""
    return Site


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        assert "CI" not in os.environ, "the tests of the page need Debian's chromium"
        pytest.skip("no chromium")
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not start for root, as which CI runs.
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"] if os.getuid() == 0 else []
        )
        yield started
        started.close()


@pytest.fixture
def opened(site, browser):
    """Opens pages; at the end nothing may have been said on the console."""
    contexts, said = [], []

    def open_page(path, width=1280, height=900, **settings):
        context = browser.new_context(
            viewport={"width": width, "height": height}, **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda fault: said.append(str(fault)))
        page.goto(site.url + path)
        page.wait_for_selector(
            "#live[data-state=live]"
        )  # connected, and all is worked out
        return page

    open_page.said = said
    yield open_page
    for context in contexts:
        context.close()
    refused = ("409 (Conflict)", "422 (Unprocessable")  # what a test asks for
    assert [line for line in said if not any(each in line for each in refused)] == []
