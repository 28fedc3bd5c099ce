"""Proof of the bank: every known mistake refused and named, every right answer accepted."""
