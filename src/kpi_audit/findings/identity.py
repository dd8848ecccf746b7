"""What makes a finding the same one after lines moved, indicators were put in another order or the file renamed."""

from __future__ import annotations

from ..startup.digest import sha256
from .finding import Finding


def identity(finding: Finding) -> str:
    """Code, message, whom it is about and the words it rests on; never a line number or a position in a list.

    An indicator without an id of its own goes by the names from the root. A finding on the scheme as a whole names
    only a few of the words it rests on, those of the heaviest lines, so they are no part of it. Two findings of one
    scheme may share an identity: whoever compares findings counts them.
    """
    said = () if is_general(finding) else sorted(item.text for item in finding.evidence)
    return "\x1f".join((finding.code, finding.key, _about(finding), "\x1e".join(said)))


def is_general(finding: Finding) -> bool:
    """Whether a finding is about the scheme as a whole: no indicator, and no words of one field."""
    place = finding.place
    return finding.indicator is None and len(place.path) <= 1 and place.start is None


def digest(text: str) -> str:
    """A short name for an identity: 20 hexadecimal digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _about(finding: Finding) -> str:
    about = finding.indicator
    if about is None:
        return "/".join(part for part in finding.place.path if isinstance(part, str))
    return "\x1e".join(about.path) if about.id.startswith("#") else about.id
