"""Requests that the library would leave without an answer get the error that the protocol has for them."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol

from ..startup.records import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """A request that is none, and why; within another message it makes that one none."""

    id: int | str
    error: JsonRpcException


class Protocol(LanguageServerProtocol):
    """An editor waits for an answer to each request, also to one that cannot be read or that comes out of its time."""

    _begun = False

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message as its method has it. What cannot be and has no id is told as the library tells it."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            number = data.get("id")
            if "method" not in data or not isinstance(number, int | str):
                raise
            return Refused(number, error if isinstance(error, JsonRpcInvalidParams) else JsonRpcInvalidRequest())

    def handle_message(self, message: Any) -> None:
        """Let it be answered; nothing but the beginning before it, nothing after the end."""
        method = getattr(message, "method", None)
        self._begun = self._begun or method == lsp.INITIALIZE
        if isinstance(message, Refused):
            self._send_response(message.id, error=message.error.to_response_error())
        elif method is None or not hasattr(message, "id") or (self._begun and not self._shutdown):
            super().handle_message(message)
        else:
            error = JsonRpcInvalidRequest() if self._shutdown else JsonRpcServerNotInitialized()
            self._send_response(message.id, error=error.to_response_error())
