"""The load table in words and figures."""
