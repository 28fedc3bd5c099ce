"""Find what a class handed in: whose it is, and when that was."""
