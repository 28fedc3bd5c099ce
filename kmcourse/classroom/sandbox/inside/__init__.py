"""What runs inside the sandbox, beside a stranger's code: it knows no solution, no check and no other submission.

These files, and those of the engine that `shipping.py` names, are all of the course that is there.
"""
