"""Signs and formulas of a Word document as plain text: ≥ from the font Symbol, a fraction as 完成值/目标值."""

from __future__ import annotations

from typing import Any

from ....startup import patterns as re

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
UNKNOWN = "〓"
"""What stands for a sign that we do not know."""
_PRIVATE = 0xF000
_SYMBOL = dict(zip(b"\x25\xa3\xb0\xb1\xb3\xb4\xb8\xb9\xd7\xe5", "%≤°±≥×÷≠·∑", strict=True))
_DINGS = dict(zip(b"\x6c\x6e\x6f\x71\x72\x75\xa1\xa8\xfb\xfc\xfd\xfe", "●■□□□◆○□×√×☑", strict=True))
_DINGS_2 = dict(zip(b"\x2a\x30\x50\x52\x53\xa3", "□□√☑×□", strict=True))
_FONTS = {"symbol": _SYMBOL, "wingdings": _DINGS, "wingdings 2": _DINGS_2}
"""The signs of each font by the last byte of their number."""
_OPERATOR = re.compile("[-+−×÷*/＋－]")
MATHS = (f"{M}oMath", f"{M}oMathPara")


def sign_of(element: Any) -> str:
    """The sign that a ``w:sym`` stands for."""
    number = str(element.get(f"{W}char", ""))
    try:
        code = int(number, 16)
    except ValueError:
        return UNKNOWN
    if 0x20 <= code < 0xD800:
        return chr(code) if code > 0xFF else _of_font(element, code)
    return _of_font(element, code - _PRIVATE)


def _of_font(element: Any, byte: int) -> str:
    known = _FONTS.get(str(element.get(f"{W}font", "")).lower(), {})
    return known.get(byte, UNKNOWN)


def math_of(element: Any) -> str:
    """A formula on one line."""
    name = str(element.tag).removeprefix(M)
    if name == "t":
        return element.text or ""
    if name == "f":
        return f"{_part(element, 'num')}/{_part(element, 'den')}"
    if name in ("sSup", "sSub"):
        mark = "^" if name == "sSup" else "_"
        return f"{_part(element, 'e')}{mark}{_part(element, name[1:].lower())}"
    if name == "rad":
        return f"√({_inside(element, 'e')})"
    if name == "d":
        return "(" + ",".join(math_of(one) for one in element.findall(f"{M}e")) + ")"
    if name == "nary":
        sign = element.find(f"{M}naryPr/{M}chr")
        return f"{'∫' if sign is None else sign.get(f'{M}val', '')}{_part(element, 'e')}"
    return "".join(math_of(one) for one in element if str(one.tag) != f"{W}rPr")


def _inside(element: Any, name: str) -> str:
    part = element.find(f"{M}{name}")
    return "" if part is None else math_of(part).strip()


def _part(element: Any, name: str) -> str:
    """A part of a formula, in brackets where it is more than one term."""
    text = _inside(element, name)
    return f"({text})" if _OPERATOR.search(text) and not text.startswith("(") else text
