"""The duty table in words and figures."""
