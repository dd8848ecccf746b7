"""SHA-256 as Python brings it along: ``hashlib`` would load OpenSSL for it, a hundredth of a check."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hashlib import sha256

__all__ = ["sha256"]


def __getattr__(name: str) -> Any:
    """``sha256`` as ``hashlib`` has it, from where it is written in C; found when it is first imported."""
    if name != "sha256":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    for module in ("_sha2", "_sha256", "hashlib"):  # from 3.12 on, before, and where neither is
        try:
            return import_module(module).sha256
        except (ImportError, AttributeError):
            continue
    raise ImportError(name)
