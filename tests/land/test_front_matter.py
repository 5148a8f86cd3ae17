import pytest
from blockkit import kinds, read


def test_yaml_shows_titles_where_they_stand():
    text = (
        "---\ntitle: 'It''s 72&#37; &amp; more'\ndate: 2024-05-03 10:00\n"
        'summary: "Only \\u0034 in ten \\"agree\\""\ndescription: >-\n  Folded over\n  two lines\n'
        "author: {name: Ann Li}\nlanguage: de-AT\nurl: https://a.example/x\n---\n\nText.\n"
    )
    document = read("a.md", text)
    assert kinds(document) == [
        ("title", "It's 72% & more"),
        ("title", 'Only 4 in ten "agree"'),
        ("title", "Folded over two lines"),
        ("paragraph", "Text."),
    ]
    meta = document.meta
    assert (meta.title, meta.published, meta.author) == (
        *("It's 72&#37; &amp; more", "2024-05-03", "Ann Li"),
    )
    assert (meta.language, meta.url) == ("de", "https://a.example/x")
    title = document.blocks[0]
    at = title.text.index("72")
    assert text[slice(*title.offsets.span(at, at + 3))] == "72&#37;"


def test_toml():
    document = read("a.md", '+++\ntitle = "A \\"fair\\" share"\ndate = 2024-05-03\n+++\nText.\n')
    assert kinds(document) == [("title", 'A "fair" share'), ("paragraph", "Text.")]
    assert document.meta.published == "2024-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "---\n- a\n- b\n---\n\nText.\n",
        "---\ntitle: [\n---\n\nText.\n",
        "---\n\nText.\n",
        "---\na: " + "[" * 5000 + "\n---\n\nText.\n",
        "---\na: " + "[" * 200 + "]" * 200 + "\n---\n\nText.\n",
        "+++\na = " + "[" * 1500 + "\n+++\n\nText.\n",
    ],
)
def test_what_is_no_mapping_is_text(text):
    document = read("a.md", text)
    assert document.blocks[-1].text == "Text."
    assert document.meta.published is None


def test_a_sidecar_has_the_last_word():
    document = read(
        "a.md",
        "---\ntitle: Theirs\npublisher: The Post\n---\nText.\n",
        title="Ours",
        published="3 May 2024",
    )
    meta = document.meta
    assert (meta.title, meta.publisher, meta.published) == ("Ours", "The Post", "2024-05-03")
