"""The same answers graded by the tools that schools have, each in an environment of its own, and by this course."""
