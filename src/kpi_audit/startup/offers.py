"""Whether any installed package may have something to offer, asked of the folders alone.

``importlib.metadata`` imports e-mail, archives and more to tell us, nearly always, that there is nothing.
"""

from __future__ import annotations

import os
import sys
from importlib.machinery import PathFinder


def may_offer(group: str) -> bool:
    """Whether a package may have entry points of a group; False only where that is certain."""
    if any(hasattr(finder, "find_distributions") for finder in sys.meta_path if finder is not PathFinder):
        return True
    return any(_may_offer(entry or os.curdir, group.encode()) for entry in sys.path)


def _may_offer(folder: str, group: bytes) -> bool:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are enough, of a hundred folders
    except NotADirectoryError:
        return True  # an archive
    except OSError:
        return False
    for name in names:
        if name.endswith((".egg", ".zip")):
            return True
        if not name.endswith((".dist-info", ".egg-info")):
            continue
        try:
            with open(f"{folder}/{name}/entry_points.txt", "rb") as file:  # noqa: PTH123
                if group in file.read():
                    return True
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            return True
    return False
