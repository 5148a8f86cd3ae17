"""What the other tests lean on: that a bad page is seen to be bad."""

BAD = """<!doctype html><html><title>x</title><body>
<p style="color:#ddd;background:#fff">pale words</p><img src="http://127.0.0.1:9/a.png">
<div style="width:3000px">wide</div><script>alert(1); throw new Error("broken")</script>"""
GOOD = """<!doctype html><html lang="en"><title>A page</title><body><main><h1>Fine</h1></main>"""


def test_a_bad_page_is_seen_to_be_bad(visitor, barriers, spills, tmp_path):
    file = tmp_path / "bad.html"
    file.write_text(BAD)
    page = visitor.open(file)
    found = "\n".join(barriers(page))
    assert "color-contrast" in found
    assert "html-has-lang" in found
    assert "image-alt" in found
    assert spills(page) > 1000
    assert "alert: 1" in visitor.complaints
    assert any("broken" in complaint for complaint in visitor.complaints)
    assert visitor.elsewhere(file.as_uri()) == ["http://127.0.0.1:9/a.png"]


def test_a_good_page_is_let_pass(visitor, barriers, spills, tmp_path):
    file = tmp_path / "good.html"
    file.write_text(GOOD)
    page = visitor.open(file, width=360, dark=True)
    assert barriers(page) == []
    assert spills(page) <= 0
    assert visitor.complaints == []
    assert visitor.elsewhere(file.as_uri()) == []
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
