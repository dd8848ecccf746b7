"""What a line is about, in the words of duty lists."""
