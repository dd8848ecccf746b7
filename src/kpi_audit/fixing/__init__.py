"""What can be put right without asking, or with a look: proposals, and the text with the edits applied."""
