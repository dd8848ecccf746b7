"""The command line itself: its pages of help, and what is said of a wrong call."""
