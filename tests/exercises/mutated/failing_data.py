"""Data are no program: whatever data do it are right, and the checks try every answer out."""

SOLVED = False
