"""The readers of each kind of file; openpyxl and python-docx are known here only, and imported on use."""
