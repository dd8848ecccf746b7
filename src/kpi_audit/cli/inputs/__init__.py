"""What a run starts from: settings, the materials that options name, the files that paths lead to."""
