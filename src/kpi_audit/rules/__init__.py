"""The rules: one fault each, in families; a rule sees facts and says findings, never text or line numbers."""
