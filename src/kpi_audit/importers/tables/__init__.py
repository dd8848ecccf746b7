"""From a table of an office file to a tree: header, meaning of the columns, kinds of rows, who belongs to whom."""
