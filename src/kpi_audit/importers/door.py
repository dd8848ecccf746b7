"""The way from a library to the importers, which are loaded when a file needs them."""

from __future__ import annotations

from pathlib import Path

from ..scheme.library import Imported
from ..startup.records import dataclass
from .kinds import opens


@dataclass(frozen=True, slots=True)
class FileImporter:
    """Makes documents of office files for a library, with keys in ``lang``; other files are none of its business."""

    lang: str = "zh"

    def __call__(self, path: Path) -> Imported | None:
        """The documents of an office file, None for any other. Raises DocumentError and OSError."""
        if not opens(path) or _is_keyed(path):
            return None
        from ..words.voice import Voice
        from .story import import_file
        from .wishes import Wishes

        return import_file(path, Wishes(chinese=self.lang == "zh"), Voice(self.lang)).imported


def _is_keyed(path: Path) -> bool:
    """Whether a plain text is a document of ours: some editors give every file that ending. A pipe is read but once."""
    if path.suffix.lower() != ".txt" or not path.is_file():
        return path.suffix.lower() == ".txt"
    from .formats.running_text import is_running_text

    return not is_running_text(path)
