"""A language server: findings while one types, rule pages on hover, fixes as quick actions (``kpi-audit[lsp]``)."""
