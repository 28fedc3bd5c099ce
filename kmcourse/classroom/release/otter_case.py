"""What a test case of otter-grader calls: it fails with the words of a check, or does nothing.

otter asks the cases of a question in their order. In its autograder the first is `begin`, which only there has the seed
of the class; students get the others alone, of which each asks as `km.check` asks.
"""

from kmcourse.classroom.release.in_a_kernel import InAKernel, asked

_here = None  # the notebook that runs in this process
_of_the_class = {}  # exercise -> its Mark with the data of the class


def begin(env, exercise, answer, assignment, seed):
    """Mark an exercise with the data of the class, for the cases that follow.

    Parameters
    ----------
    env : dict
        In which the notebook's cells run.
    exercise : str
        Its name.
    answer : str
        The name that the notebook has for it.
    assignment : bool
        Whether only some checks are visible, those of `kmcourse.hand_in`.
    seed : int
    """
    _of_the_class[exercise] = None  # what a marking that breaks off leaves behind
    _of_the_class[exercise] = _mark(env, exercise, answer, assignment, seed)


def ask(env, exercise, answer, assignment, check):
    """Ask one check of an exercise.

    Parameters
    ----------
    env, exercise, answer, assignment
        As for `begin`.
    check : str
        Its title.

    Raises
    ------
    AssertionError
        If it is not met; the message is for the student.
    """
    mark = _of_the_class[exercise] if exercise in _of_the_class else _mark(env, exercise, answer, assignment)
    if mark is None:
        raise AssertionError("This was not marked, because the check itself failed.")
    item = next((item for item in mark.items if item.title == check), None)
    if item is None:
        raise AssertionError(mark.message)
    if not item.passed:
        call = f"The call: {item.call}. " if item.call else ""
        raise AssertionError(f"{call}{item.message}")


def _mark(env, exercise, answer, assignment, seed=None):
    global _here
    if _here is None or _here.namespace is not env:
        _here = InAKernel(env)
    return _here.mark(asked(exercise, answer, assignment=assignment), seed)
