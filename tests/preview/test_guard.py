"""Who may ask: every refusal leaves the drafts as they were."""

import hashlib
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

POSITION = {
    "direction": "2.4", "body": "moj", "provision": "K1400000226/art_435__para_1",
    "stance": "agreed", "date": "2026-11-24", "round": "1", "seen": "",
}  # fmt: skip


def hashes(site):
    return {
        file: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted((site.root / "drafts").rglob("*"))
        if file.is_file()
    }


@pytest.mark.parametrize(
    "headers",
    [
        {"X_Normpack_Token": ""},
        {"X_Normpack_Token": "guessed"},
        {"Host": "evil.example"},
        {"Host": "evil.example:8717"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1.evil.example:{port}"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
    ],
)
@pytest.mark.parametrize("path", ["/positions", "/remarks", "/foreseen"])
def test_a_write_that_is_not_ours_changes_nothing(site, path, headers):
    before = hashes(site)
    given = {name: value.format(port=site.port) for name, value in headers.items()}
    status, _, _ = site.post(path, POSITION, **given)
    assert status in {403, 415, 421}
    assert hashes(site) == before


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "[::1]:{port}", ""])
@pytest.mark.parametrize(
    "path", ["/", "/d/2.4/v1", "/parts?sheet=index", "/events", "/static/preview.js"]
)
def test_another_host_sees_nothing(site, path, host):
    status, _, text = site.ask("GET", path, Host=host.format(port=site.port))
    assert status in {400, 421}
    assert "token" not in text


def test_a_page_of_another_site_cannot_read_or_frame_ours(site):
    status, headers, _ = site.ask(
        "GET", "/parts?sheet=index", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="cors"
    )
    assert status == 403
    assert "access-control-allow-origin" not in headers
    status, headers, _ = site.ask(
        "GET", "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate"
    )
    assert status == 200
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_nothing_listens_beyond_the_loopback_address(site):
    own = socket.gethostbyname(socket.gethostname())
    if own.startswith("127."):
        own = "127.0.0.2"  # loopback too, and not ours
    with socket.socket() as probe:
        probe.settimeout(2)
        assert probe.connect_ex((own, site.port)) != 0


@pytest.mark.parametrize(
    "change",
    [
        {"direction": "9.9"},
        {"direction": "../2.4"},
        {"body": "nobody"},
        {"body": "moj\nx: 1"},
        {"provision": "K1400000226/art_1"},
        {"stance": "maybe"},
        {"date": "yesterday"},
        {"round": "0"},
        {"round": "١"},
        {"alternative": "v9"},
        {"argument_ru": 5},
        {"argument_ru": "\0"},
        {"argument_ru": "x" * 20_001},
        {"argument_ru": "x" * 70_000},
        {"seen": "another"},
    ],
)
def test_a_position_that_does_not_fit_is_refused_with_its_reason(site, change):
    before = hashes(site)
    status, _, text = site.post("/positions", POSITION | change)
    assert status in {409, 413, 422}
    assert "Не записано" in text
    assert hashes(site) == before


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 60_000])
def test_what_is_no_form_is_refused(site, body):
    status, _, _ = site.post("/positions", body)
    assert status == 400


@pytest.mark.parametrize(
    "path",
    [
        "/files/2.4/presidium/..%2f..%2f..%2fdrafts%2f2.4%2fdirection.yaml",
        "/files/2.4/presidium/manifest.json",
        "/files/2.4/..%2fpresidium/explanatory-note.v1.ru.pdf",
        "/files/../outputs/2.4/presidium/explanatory-note.v1.ru.pdf",
        "/files/2.4/presidium/away.pdf",
        "/static/..%2f__init__.py",
        "/static/app.py",
        "/d/2.4/v9",
        "/d/9.9/v1",
        "/parts?sheet=..%2f",
    ],
)
def test_only_documents_of_the_packs_are_given_out(site, path):
    link = site.root / "outputs/2.4/presidium/away.pdf"
    if not link.is_symlink():
        link.symlink_to("/etc/hostname")
    assert site.ask("GET", path)[0] == 404
    assert "away" not in site.ask("GET", "/d/2.4/v1")[2]


def test_documents_are_given_out_as_what_they_are(site):
    status, headers, text = site.ask(
        "GET", "/files/2.4/presidium/explanatory-note.v1.ru.pdf"
    )
    assert (status, headers["content-type"]) == (200, "application/pdf")
    assert text.startswith("%PDF")


def test_an_interrupt_ends_the_command_cleanly_with_a_page_open(new_site, tmp_path):
    site = new_site(tmp_path)
    with site.running():
        with socket.create_connection(("127.0.0.1", site.port)) as stream:
            stream.sendall(
                f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\n\r\n".encode()
            )
            assert b"200 OK" in stream.recv(4096)
            site.process.send_signal(signal.SIGINT)
            assert site.process.wait(120) == 0
        assert "Traceback" not in site.told.read_text()


def test_a_taken_port_is_told(site):
    command = [
        Path(sys.executable).with_name("normpack"),
        "--ui",
        "en",
        "--workspace",
        str(site.root),
    ]
    told = subprocess.run(
        [*command, "preview", "--port", str(site.port)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert told.returncode == 3
    assert f"Port {site.port} is taken" in told.stderr
