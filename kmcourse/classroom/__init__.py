"""For whoever hands the course out: make the learners' edition, run the solutions."""
