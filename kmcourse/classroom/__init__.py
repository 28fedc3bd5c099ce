"""For whoever hands the course out: editions of it, grading, slides. Each folder is a room; see CONTRIBUTING.md."""
