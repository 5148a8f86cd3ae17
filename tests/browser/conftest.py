"""A real browser for tests: Debian's Chromium, driven by Playwright, judged by axe-core.

Needs `apt-get install chromium`; Playwright's own browsers are not downloaded. `.ci/check`
installs it. Where it is absent these tests are skipped, except in CI, where they fail.
"""

import os
import shutil
from dataclasses import dataclass, field

import pytest

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
GRAVE = ("serious", "critical")


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


# Of a module, not of the session: while Playwright runs, nothing else in its process can start
# an event loop, and the tests of flows do.
@pytest.fixture(scope="module")
def chromium():
    """The browser itself, with a profile of its own that is thrown away."""
    program = shutil.which("chromium")
    if program is None:
        why = "no Chromium here: apt-get install chromium"
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, headless=True, args=list(FLAGS), timeout=60_000
        )
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Opens pages as one kind of reader, and remembers what a good page never does."""

    browser: object
    complaints: list[str] = field(default_factory=list)  # errors that the console shows
    asked: list[str] = field(default_factory=list)  # addresses that were asked for
    contexts: list[object] = field(default_factory=list)

    def open(self, address, *, width=1280, height=900, dark=False, js=True, touch=False):
        """Open an address (or a file's path) in a fresh profile."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=js,
            has_touch=touch,
            reduced_motion="reduce",
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._asked)
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(address if "://" in str(address) else address.resolve().as_uri())
        return page

    def elsewhere(self, own):
        """Addresses asked for that do not start with the page's own."""
        return [url for url in self.asked if not url.startswith((own, "data:", "blob:"))]

    def _heard(self, message):
        if message.type == "error":
            self.complaints.append(message.text)

    def _asked(self, dialog):
        self.complaints.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()


@pytest.fixture
def visitor(chromium):
    """Opens pages; closes them afterwards."""
    one = Visitor(chromium)
    yield one
    for context in one.contexts:
        context.close()


@pytest.fixture
def barriers():
    """What axe-core finds grave on a page: ``barriers(page)`` gives lines, none if all is well."""
    from axe_playwright_python.sync_playwright import Axe

    def found(page):
        violations = Axe().run(page).response["violations"]
        return [
            f"{one['impact']}: {one['id']}: {one['help']}: {node['html'][:160]}"
            for one in violations
            if one["impact"] in GRAVE
            for node in one["nodes"]
        ]

    return found


@pytest.fixture
def spills():
    """By how many pixels a page is wider than its window."""
    return lambda page: page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
