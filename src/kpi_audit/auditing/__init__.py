"""What the processes of a run do: survey files, look at schemes that belong together."""
