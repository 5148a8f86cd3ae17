import pytest

from flows.land.blocks import Unreadable
from flows.land.decode import decode


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"plain", "plain", "utf-8"),
        ("déjà".encode(), "déjà", "utf-8"),
        (b"\xef\xbb\xbfmarked", "marked", "utf-8"),
        ("wide".encode("utf-16"), "wide", "utf-16"),
        (b"a\r\nb\rc", "a\r\nb\rc", "utf-8"),
    ],
)
def test_text_is_decoded_and_line_ends_stay(data, text, encoding):
    assert decode(data) == (text, encoding)


def test_a_declared_encoding_is_taken_where_the_format_declares_it():
    page = '<meta charset="iso-8859-1"><p>caf\xe9 \x93so\x94</p>'.encode("latin-1")
    text, encoding = decode(page, declared=True)
    assert text.endswith("<p>café “so”</p>")
    assert encoding == "cp1252"


def test_windows_text_is_recognised_by_its_signs_and_accents():
    words = "It’s 72 % of staff – “roughly”, says the café’s owner. Naïve? £5 to €7…"
    assert decode(words.encode("cp1252")) == (words, "cp1252")


@pytest.mark.parametrize(
    ("words", "encoding"),
    [("Опрос показал", "cp1251"), ("It’s “so” don’t", "mac_roman"), ("żółte są łatwo", "cp1250")],
)
def test_other_encodings_are_not_taken_for_windows(words, encoding):
    with pytest.raises(Unreadable, match=r"byte \d+ .* not valid UTF-8 .* save it as UTF-8"):
        decode(words.encode(encoding))


def test_half_utf8_is_no_windows_text():
    with pytest.raises(Unreadable, match="byte 6 "):
        decode("café ".encode() + b"\xe9t\xe9")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t", "blanks"),
        (b"\xef\xbb\xbf \n", "blanks"),
        (b"a\0b", "NUL"),
        (b"\xff\xfea", "byte order mark"),
        (b"\x89PNG\r\n\x1a\nIHDR", "a picture, an archive"),
        (b"PK\x03\x04word/document.xml", "a picture, an archive"),
    ],
)
def test_what_is_no_text_says_why(data, says):
    with pytest.raises(Unreadable, match=says):
        decode(data)


@pytest.mark.parametrize("name", ["no-such-code", "base64", "utf-16"])
def test_a_wrong_declaration_is_named(name):
    with pytest.raises(Unreadable, match=name):
        decode(f'<meta charset="{name}">'.encode() + b"\xe9", declared=True)
