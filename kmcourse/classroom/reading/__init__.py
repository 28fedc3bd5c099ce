"""What was handed out, and what came back: notebook files from anybody, read as data, and what of them is to be run."""
