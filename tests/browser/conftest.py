"""The rendered books in a browser: served from a local port, and opened as local files.

`make test-browser` installs what is needed.
"""

import functools
import http.server
import shutil
import threading

import pytest

pytest.importorskip("playwright", reason="installed by `make test-browser`")

from playwright.sync_api import expect, sync_playwright
from rendered import BOOKS, SIZES, is_rendered

PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")  # the lightest first
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
PATIENCE = 120_000  # milliseconds: what is waited for is content, never how fast it comes

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session", params=list(BOOKS))
def book(request):
    """Return the folder of a book; each test of a page runs on the books of both renderers."""
    if not is_rendered(request.param):
        if request.param == "quarto":
            pytest.skip(
                f"{BOOKS['quarto']} holds no book of Quarto's: `make quarto-book` renders it"
            )
        pytest.fail(f"{BOOKS['embedded']} holds no book: run `make paper` first")
    return BOOKS[request.param]


@pytest.fixture
def embedded(book):
    """Skip what is said of the frame that the embedded renderer alone draws."""
    if book != BOOKS["embedded"]:
        pytest.skip("of the frame around the pages, which is Quarto's own here")
    return book


@pytest.fixture(scope="session")
def chromium():
    path = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not path:
        pytest.fail(f"none of {PROGRAMS} on the PATH: `make test-browser` installs Debian's")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the book and writes no log."""

    def log_message(self, *_):
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    """Serves many pages at once: more callers may wait than five."""

    request_queue_size = 128


@pytest.fixture(scope="session")
def served(book):
    handler = functools.partial(Quiet, directory=str(book))
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(params=["served", "local"])
def origin(request, book):
    """Return where the book is: a local port, or its folder.

    For what may differ between the two: what loads at all, addresses, history and what is kept.
    What a script does with a page that stands is tested on the port alone.
    """
    if request.param == "local" and book == BOOKS["quarto"]:
        pytest.skip("Quarto's own scripts are modules, which no browser loads from a folder")
    return request.getfixturevalue("served") if request.param == "served" else book.as_uri()


@pytest.fixture
def opened(chromium):
    """Return a function that opens an address; each page's faults are collected in `faults`."""
    contexts = []

    def open_page(address, size="desktop", **options):
        touch = size == "phone"
        context = chromium.new_context(viewport=SIZES[size], has_touch=touch, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.faults, page.requested = [], []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda m: m.type == "error" and page.faults.append(m.text))
        page.on("requestfailed", lambda r: page.faults.append(f"{r.url}: {r.failure}"))
        page.on("request", lambda request: page.requested.append(request.url))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
