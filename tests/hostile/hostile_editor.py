"""An editor that opens a text and asks for all that the server has for it, within one process."""

from __future__ import annotations

from datetime import date
from typing import Any


def edited(text: str) -> tuple[list[Any], list[Any]]:
    """What the server publishes of a text, and the edits that it offers."""
    from lsprotocol import types as lsp
    from pygls.workspace import Workspace

    from kpi_audit.cli.inputs.settings import planner_of
    from kpi_audit.lsp.server import Desk, build
    from kpi_audit.planning.baselines import Aside
    from kpi_audit.words.voice import Voice

    planner = planner_of(None, isolated=True, aside=Aside(date(2026, 6, 1)))
    server = build(Desk(planner.plan, lambda path: Voice("zh"), lambda code, path: code))
    server.protocol._workspace = Workspace("", lsp.TextDocumentSyncKind.Incremental)
    published: list[Any] = []
    server.text_document_publish_diagnostics = published.append  # type: ignore[assignment]
    item = lsp.TextDocumentItem("file:///nowhere/scheme.yaml", "yaml", 1, text)
    server.workspace.put_text_document(item)
    answers = server.protocol.fm.features
    answers[lsp.TEXT_DOCUMENT_DID_OPEN](lsp.DidOpenTextDocumentParams(item))
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(100_000, 0))
    name = lsp.TextDocumentIdentifier(item.uri)
    asked = lsp.CodeActionParams(name, whole, lsp.CodeActionContext([]))
    actions = answers[lsp.TEXT_DOCUMENT_CODE_ACTION](asked)
    answers[lsp.TEXT_DOCUMENT_HOVER](lsp.HoverParams(name, lsp.Position(0, 0)))
    edits = [edit for action in actions for edit in action.edit.changes[item.uri]]
    return published[-1].diagnostics, edits
