from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.errors import DocumentError
from kpi_audit.source.decode import decode

TEXT = "标题: 青禾县\r\n分值: 10\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("gbk"), "gb18030"),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


def test_empty_file_is_utf8() -> None:
    assert decode(b"").text == ""
    assert decode(b"").encoding == "utf-8"


def test_astral_characters_survive_in_gb18030_and_utf16() -> None:
    text = "名称: 𠮷祥\n"
    assert decode(text.encode("gb18030")).text == text
    assert decode(text.encode("utf-16-le")).text == text


@pytest.mark.parametrize(
    ("data", "offset", "encoding"),
    [
        ("标题: 甲".encode() + b"\xff\xff" + "乙".encode(), 5, "utf-8"),
        (b"\xff\xfe" + "标题".encode("utf-16-le") + b"\x00\xd8", 2, "utf-16-le"),
        (b"\xef\xbb\xbf" + "标题".encode() + b"\xe6", 2, "utf-8-sig"),
    ],
)
def test_undecodable_bytes_are_placed(data: bytes, offset: int, encoding: str) -> None:
    with pytest.raises(DocumentError) as raised:
        decode(data)
    error = raised.value
    assert (error.code, error.key, error.offset) == ("FMT002", "undecodable", offset)
    assert error.args_by_name["encoding"] == encoding


def test_broken_gb18030_is_reported_as_gb18030() -> None:
    with pytest.raises(DocumentError) as raised:
        decode("标题: 青禾县".encode("gb18030") + b"\xff")
    assert raised.value.args_by_name["encoding"] == "gb18030"
    assert raised.value.offset == 7


@pytest.mark.parametrize("character", ["\0", "\x01", "\x1b", "\x7f", "\x80", "\x9f", "\uffff"])
def test_characters_that_yaml_forbids_are_placed(character: str) -> None:
    with pytest.raises(DocumentError) as raised:
        decode(f"标题: 甲{character}乙".encode())
    error = raised.value
    assert (error.key, error.offset, error.end) == ("control_character", 5, 6)
    assert error.args_by_name["character"] == f"U+{ord(character):04X}"


@pytest.mark.parametrize("text", [TEXT, "title: Qinghe\npoints: 10\n", "标题: 甲\n"])
@pytest.mark.parametrize("stray", [1, 2, 3])
def test_nul_behind_a_text_is_no_utf16(text: str, stray: int) -> None:
    """A crash leaves such files; read as UTF-16 they hold other words, and nothing to complain of."""
    with pytest.raises(DocumentError) as raised:
        decode(text.encode() + bytes(stray))
    assert (raised.value.key, raised.value.offset) == ("control_character", len(text))
    assert raised.value.args_by_name["character"] == "U+0000"


@pytest.mark.parametrize("text", ["title: Qinghe\npoints: 10\n", "标题: 甲\n", "a: é\n"])
def test_short_texts_in_utf16(text: str) -> None:
    assert decode(text.encode("utf-16-le")).text == text
    assert decode(text.encode("utf-16-be")).text == text


@given(st.binary(max_size=60))
def test_any_bytes_give_text_or_a_document_error(data: bytes) -> None:
    try:
        decoded = decode(data)
    except DocumentError as error:
        assert error.code == "FMT002"
    else:
        assert "\0" not in decoded.text
