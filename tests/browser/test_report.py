"""The HTML report in a real browser: as an editor reads it, by whatever means."""

from io import StringIO
from pathlib import Path

import pytest

from flows.cli.checking import look, named_documents
from flows.land.inputs import Named
from flows.report.html_page import write
from flows.settings import load

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "raw" / "articles" / "do-employers-read-badges.md"
PHONE, TABLET, DESK = 360, 768, 1280
HOSTILE = """---
title: </title><script>alert('title')</script>
---
A survey by [Evil](javascript:alert('link')) found that 72% of `</script><script>alert(1)</script>`
read badges, <img src=x onerror=alert(2)> and "><svg onload=alert(3)> \u202e19% said no.

<iframe src="http://127.0.0.1:9/"></iframe><style>body{display:none}</style> 44% of readers agree.

A survey by the Evil Institute asked 900 people of the city for its panel, 37% of whom agreed.

##### A jump

[LONG] said 12% of readers.
""".replace("[LONG]", "endless" * 60)


def _file(folder, name, items):
    stream = StringIO()
    write(look(load(ROOT, raw=ROOT / "raw"), items, "2026-05-01"), stream, False)
    file = folder / f"{name}.html"
    file.write_text(stream.getvalue(), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("reports")


@pytest.fixture(scope="module")
def one(folder):
    """The report on one article."""
    settings = load(ROOT, raw=ROOT / "raw")
    return _file(folder, "one", list(named_documents((str(ARTICLE),), settings, "")))


@pytest.fixture(scope="module")
def several(folder):
    """The report on the example inbox."""
    return _file(folder, "several", [])


@pytest.fixture(scope="module")
def hostile(folder):
    """The report on an article that attacks who reads it."""
    return _file(folder, "hostile", [(Named("evil.md", HOSTILE.encode()), "evil.md")])


@pytest.fixture(scope="module")
def files(one, several, hostile):
    return one, several, hostile


def mark(page, figure):
    return page.locator(".mark", has_text=figure).first


def note(page, figure):
    return page.locator(f"[id='{mark(page, figure).get_attribute('data-claim')}']")


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_grave_stands_in_anyones_way(visitor, barriers, spills, files, width, dark):  # noqa: PLR0917
    for file in files:
        page = visitor.open(file, width=width, dark=dark)
        page.locator(".mark").first.click()
        assert barriers(page) == []
        assert spills(page) <= 0
        assert visitor.complaints == []
    assert visitor.elsewhere(files[0].parent.as_uri()) == []


def test_a_click_shows_the_reasoning_beside_the_text(visitor, one):
    page = visitor.open(one)
    assert page.locator(".note[open]").count() == 0
    mark(page, "61%").click()
    told = note(page, "61%")
    assert page.locator(".note[open]").count() == 1
    for words in ("CON202 misquoted-value", "The source says", "51% preferred", "differs"):
        assert words in told.inner_text() or words.upper() in told.inner_text()
    box, figure = told.bounding_box(), mark(page, "61%").bounding_box()
    assert box["x"] > figure["x"] + figure["width"]
    assert 0 <= box["y"] < 900, "the head of the note is in sight"
    assert 0 <= figure["y"] < 900, "and so is the figure"
    mark(page, "18%").click()
    assert page.locator(".note[open]").count() == 1
    assert page.url.endswith(note(page, "18%").get_attribute("id"))


def test_on_a_phone_the_note_rises_below_the_figure(visitor, one):
    page = visitor.open(one, width=PHONE, height=780, touch=True)
    mark(page, "61%").tap()
    told, figure = note(page, "61%").bounding_box(), mark(page, "61%").bounding_box()
    assert figure["y"] >= 0
    assert figure["y"] + figure["height"] <= told["y"], "the figure is in sight above the note"
    assert told["y"] + told["height"] <= 780
    page.get_by_role("button", name="Close").locator("visible=true").tap()
    assert page.locator(".note[open]").count() == 0


def test_a_keyboard_is_enough(visitor, one):
    page = visitor.open(one)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the article"
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").get_attribute("data-claim"):
            break
    claim = page.locator(":focus").get_attribute("data-claim")
    page.keyboard.press("Enter")
    assert page.locator(f"[id='{claim}'] > summary:focus").count() == 1
    assert page.locator(f"[id='{claim}']").get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert page.locator(":focus").get_attribute("data-claim") == claim
    assert page.locator(".note[open]").count() == 0


def test_what_a_screen_reader_says_of_a_figure(visitor, one):
    page = visitor.open(one)
    assert page.get_by_role("link", name="61% (Error, note 9)", exact=True).count() == 1
    sentence = page.locator("p", has_text="Only 18%").inner_text()
    assert "Only 18%" in sentence, "no blank comes in with a mark"
    assert page.get_by_role("region", name="Figure by figure").count() == 1
    assert page.get_by_role("main").count() == 1


def test_figures_are_chosen_by_verdict_and_rule(visitor, one):
    page = visitor.open(one)
    notes = page.locator(".note")
    everything = notes.count()
    page.get_by_role("button", name="Supported").click()
    supported = page.locator(".note:not([hidden])")
    assert {one.get_attribute("data-verdict") for one in supported.all()} == {"supported"}
    assert (
        page.locator("#shown").inner_text() == f"{supported.count()} of {everything} figures shown"
    )
    assert page.locator(".mark:not(.off)").count() == supported.count()
    page.get_by_role("button", name="Error").click()
    assert page.locator(".note:not([hidden])").count() == supported.count()
    page.get_by_label("Rule").select_option("CON202")
    assert page.locator(".note:not([hidden])").count() == 1
    page.get_by_role("button", name="Next figure").click()
    assert "Misquoted value" in page.locator(".note[open]").inner_text()
    page.get_by_role("button", name="Error").click()
    page.get_by_role("button", name="Supported").click()
    page.get_by_label("Rule").select_option("")
    assert page.locator(".note:not([hidden])").count() == everything
    assert page.locator("#shown").inner_text() == ""


def test_a_choice_that_leaves_nothing_says_so(visitor, one):
    page = visitor.open(one)
    page.get_by_role("button", name="Supported").click()
    page.get_by_label("Rule").select_option("CON202")
    assert page.get_by_text("No figure of this article is among those chosen.").is_visible()
    assert page.get_by_role("button", name="Next figure").is_disabled()


def test_a_rule_opens_from_the_finding(visitor, one):
    page = visitor.open(one)
    mark(page, "61%").click()
    rule = page.locator("#rule-CON202")
    assert rule.get_attribute("open") is None
    note(page, "61%").get_by_role("link", name="CON202 misquoted-value").click()
    page.wait_for_function("document.getElementById('rule-CON202').open")
    assert rule.get_by_text("Why it matters").is_visible()


def test_a_note_can_be_linked_to(visitor, one):
    page = visitor.open(one)
    claim = mark(page, "61%").get_attribute("data-claim")
    linked = visitor.open(f"{one.as_uri()}#{claim}")
    assert linked.locator(".note[open]").get_attribute("id") == claim


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_without_javascript_everything_is_there(visitor, spills, several, width):
    page = visitor.open(several, width=width, js=False)
    assert page.locator(".controls").is_hidden()
    assert page.locator("button:visible").count() == 0
    notes = page.locator(".note")
    assert notes.count() == page.locator(".mark").count() > 20
    assert all(one.locator(".body").is_visible() for one in notes.all())
    mark(page, "61%").click()
    told = note(page, "61%").bounding_box()
    assert -5 <= told["y"] < 900, "the link leads to the note"
    note(page, "61%").get_by_role("link", name="Back to the figure").click()
    assert 0 <= mark(page, "61%").bounding_box()["y"] < 900


def test_on_paper_everything_stands_open(visitor, one):
    page = visitor.open(one)
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert page.locator(".note[open]").count() == 0, "the screen is as it was"
    import pypdfium2

    paper = pypdfium2.PdfDocument(pdf)
    text = " ".join(
        " ".join(paper[k].get_textpage().get_text_bounded().split()) for k in range(len(paper))
    )
    for words in ("Do employers read the badge?", "Write 51%, or credit another", "Why it matters"):
        assert words in text
    for words in ("Next figure", "Back to the figure", "Close"):
        assert words not in text
    assert len(paper) < 10


def test_an_attack_is_only_words(visitor, hostile):
    page = visitor.open(hostile)
    assert page.get_by_role("heading", name="</title><script>alert('title')</script>").count() == 1
    assert page.locator("article script, article iframe, article img, article svg").count() == 0
    for one in page.locator(".mark").all():
        one.click()
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
    assert visitor.complaints == []
    assert visitor.elsewhere(hostile.as_uri()) == []


def test_the_policy_stops_what_would_slip_through(visitor, one, folder):
    """Were a text ever written out unescaped, the page's own policy would still not run it."""
    slipped = folder / "slipped.html"
    attack = (
        "<p><img src=http://127.0.0.1:9/x onerror=alert(1)><script>alert(2)</script></p></main>"
    )
    slipped.write_text(
        one.read_text(encoding="utf-8").replace("</main>", attack, 1), encoding="utf-8"
    )
    page = visitor.open(slipped)
    page.wait_for_load_state("load")
    assert page.locator("main script").count() == 1, "the attack is on the page"
    assert not [told for told in visitor.complaints if told.startswith("alert")]
    assert len([told for told in visitor.complaints if "Content Security Policy" in told]) >= 2
    assert page.locator(".note").first.get_attribute("open") is None, "our own script runs"
