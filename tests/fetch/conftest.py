"""A real HTTP server that misbehaves, and an inbox to save to."""

import gzip
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from flows.fetch.client import Client
from flows.fetch.network import NoSuchHost
from flows.fetch.plan import Stop
from flows.fetch.store import opened
from flows.settings import FetchSettings

REPORT = "<!doctype html><title>Tern Report</title><h1>Tern Report</h1><p>" + (
    "In the survey of 900 adults, 41% said they had seen a tern in the last year. " * 30
)
LOGIN = (
    "<html><title>Welcome</title><body><p>Please sign in to read this report.</p>"
    "<form><input name=user><input type='password' name=p></form></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status=200, body=b"", **headers):
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        told = {"Content-Type": "text/html", "Content-Length": str(len(body))}
        for name, value in (told | {k.replace("_", "-"): v for k, v in headers.items()}).items():
            if value is not None:
                self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def endless(self, chunk, pause=0.0):
        with suppress(OSError):
            while not self.server.stopped.is_set():
                self.wfile.write(chunk)
                self.wfile.flush()
                time.sleep(pause)
        self.close_connection = True

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers), time.monotonic()))
        path = self.path.partition("?")[0]
        if path in self.server.pages:
            found = self.server.pages[path]
            found = found(self) if callable(found) else found
            if isinstance(found, dict):
                self.answer(**found)
            return
        if path.isdigit() or path[1:].isdigit():
            self.answer(int(path[1:]))
            return
        self.answer(404)


def zeros(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "text/plain")
    handler.end_headers()
    handler.endless(b"\0" * 65536)


def drip(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    handler.endless(b"x", 0.1)


def drip_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    handler.endless(b"x", 0.1)


def reset(handler):
    handler.connection.close()
    handler.close_connection = True


def cut_off(handler):
    handler.answer(200, "<p>half", Content_Length="5000")
    handler.close_connection = True


def flaky(handler):
    handler.server.failures += 1
    return {"status": 500} if handler.server.failures == 1 else {"body": REPORT}


def versioned(handler):
    etag = f'"{hash(handler.server.text)}"'
    if handler.headers.get("If-None-Match") == etag:
        return {"status": 304, "Content_Length": None}
    return {"body": handler.server.text, "ETag": etag}


def bomb():
    packed = gzip.compress(gzip.compress(b"\0" * 30_000_000)[:0] + b"\0" * 30_000_000)
    return {"body": packed, "Content_Encoding": "gzip"}


PAGES = {
    "/report": {"body": REPORT},
    "/gzip": {"body": gzip.compress(REPORT.encode()), "Content_Encoding": "gzip"},
    "/zeros": zeros,
    "/declared": lambda h: {"body": b"x", "Content_Length": "100000000000"},
    "/drip": drip,
    "/drip-headers": drip_headers,
    "/reset": reset,
    "/cut-off": cut_off,
    "/flaky": flaky,
    "/versioned": versioned,
    "/bomb": bomb(),
    "/picture": {"body": b"\x89PNG\r\n\x1a\n\0\0", "Content_Type": "image/png"},
    "/mislabelled": {"body": b"%PDF-1.4 not much of one", "Content_Type": "text/html"},
    "/login": {"body": LOGIN},
    "/members": {"body": LOGIN},
    "/wants-login": {"status": 302, "Location": "/login?next=/report"},
    "/robot-check": {"body": "<html><p>Checking your browser before you go on.</p></html>"},
    "/empty": {},
    "/loop": {"status": 302, "Location": "/loop"},
    "/long-loop": lambda h: {"status": 302, "Location": f"/long-loop?{time.monotonic_ns()}"},
    "/nowhere": {"status": 302},
    "/moved": {"status": 301, "Location": "/report"},
    "/metadata": {"status": 302, "Location": "http://169.254.169.254/latest/meta-data/"},
    "/loopback": {"status": 302, "Location": "http://private.example/admin"},
    "/file": {"status": 302, "Location": "file:///etc/passwd"},
    "/userinfo": {"status": 302, "Location": "http://me:secret@site.example/report"},
    "/busy": {"status": 429, "Retry_After": "3600"},
    "/latin": {"body": "Größe 41%".encode("latin-1"), "Content_Type": "text/html; charset=latin-1"},
}


@pytest.fixture(scope="module")
def running():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.stopped = threading.Event()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.stopped.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def site(running):
    """The server, as new; ``site.url(path)`` is an address on the allowed host."""
    running.asked, running.failures, running.text = [], 0, REPORT
    running.pages = dict(PAGES)
    running.url = lambda path, host="site.example": f"http://{host}:{running.server_port}{path}"
    return running


def resolve(host, port):
    """Names of this test's own small internet."""
    known = {
        "site.example": ["127.0.0.1"],
        "private.example": ["127.0.0.1"],
        "mixed.example": ["93.184.216.34", "10.0.0.7"],
        "example.org": ["93.184.216.34"],
    }
    if host in known:
        return known[host]
    if host.replace(".", "").isdigit():
        return [host]
    raise NoSuchHost


@pytest.fixture
def make_client(site):
    def make(resolve=resolve, **settings):
        told = {"delay_seconds": 0, "total_seconds": 1.5, "read_seconds": 0.5, "max_megabytes": 1}
        told["allow_hosts"] = (f"site.example:{site.server_port}",)
        return Client(FetchSettings(**told | settings), "1.0", resolve=resolve)

    return make


@pytest.fixture
def inbox(tmp_path):
    with opened(tmp_path / "raw" / "evidence") as store:
        yield SimpleNamespace(raw=tmp_path / "raw", store=store, folder=store.folder)


@pytest.fixture
def stop(site):
    return lambda path, host="site.example": Stop(site.url(path, host), ("tern-2024",), "named")
