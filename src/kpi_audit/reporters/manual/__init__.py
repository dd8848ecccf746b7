"""The pages of rules: text, Markdown and data."""
