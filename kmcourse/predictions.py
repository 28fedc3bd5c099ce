"""Predict first, compare afterwards: the two verbs with which a notebook asks what its reader expects."""

import re

from kmcourse.agreement import is_number
from kmcourse.widgets.player import Player
from kmcourse.widgets.predict import Predict
from kmcourse.widgets.predicted import Predicted


def predict(id, question, choices=None, *, opens=None):
    """Ask what the reader expects, before anything is shown: to choose from, or to type.

    The first answer counts and is recorded, also that the question was skipped. Nothing waits for the answer, and what
    the cell stores does not depend on it.

    Parameters
    ----------
    id : str
        Names the question in the records, for ever: small letters, digits and hyphens, such as "best-mu".
    question : str
        One sentence.
    choices : sequence of str, optional
        At least two different answers. Without them the reader types a number or a few words.
    opens : widget, optional
        One of `km.widgets`, shown below the question as soon as that is answered or skipped, and always where no
        Python listens.

    Returns
    -------
    Predict
        The last line of a cell shows it; at a Python prompt it is text.

    Raises
    ------
    ValueError
        If `id`, `question`, `choices` or `opens` is not of that kind.

    References
    ----------
    C. H. Crouch, A. P. Fagen, J. P. Callan, E. Mazur, "Classroom demonstrations: learning tools or entertainment?",
    American Journal of Physics 72, 2004, 835–838: who predicts before seeing understands more.

    Examples
    --------
    >>> predict("best-mu", "Where is J lowest for the points 1, 2 and 12?", ["2", "5", "6.5"])
    Predict first: Where is J lowest for the points 1, 2 and 12?
      ( ) 2
      ( ) 5
      ( ) 6.5
    In a notebook you can answer here, and your answer is recorded.
    >>> predict("factor", "How many times smaller will the picture be?")
    Predict first: How many times smaller will the picture be?
      …
    In a notebook you can answer here, and your answer is recorded.
    """
    _check_id(id)
    if not isinstance(question, str) or not question.strip():
        raise ValueError(f"question is {question!r}; expected a sentence.")
    if not (opens is None or isinstance(opens, Player)):
        raise ValueError(f"opens is {opens!r}; expected a widget, such as km.widgets.Bowl().")
    if choices is None:
        return Predict(id, question, (), opens)
    if isinstance(choices, str) or not hasattr(choices, "__iter__"):
        raise ValueError(f"choices is {choices!r}; expected a list of at least two texts.")
    choices = list(choices)
    for place, choice in enumerate(choices):
        if not isinstance(choice, str) or not choice.strip():
            raise ValueError(f"choices[{place}] is {choice!r}; expected a text.")
    if len(choices) < 2:
        raise ValueError(f"choices has {len(choices)} entries; expected at least two.")
    if len(set(choices)) < len(choices):
        twice = next(choice for choice in choices if choices.count(choice) > 1)
        raise ValueError(f"choices has {twice!r} more than once; a reader could not tell which one they chose.")
    return Predict(id, question, choices, opens)


def predicted(id, happened=None):
    """Show what the reader predicted, for the debrief; beside what happened, where that is given.

    Two numbers are compared, up to the rounding of a person. Of words that are not the same, only the reader can tell
    whether they agree, so nothing is said.

    Parameters
    ----------
    id : str
        As given to `predict`.
    happened : str or number, optional
        What turned out: the right choice word for word, a sentence, or a number as it was computed.

    Returns
    -------
    Predicted
        The last line of a cell shows it; at a Python prompt it is text.

    Raises
    ------
    ValueError
        If `id` is not small letters, digits and hyphens, or `happened` is neither a text nor a finite number.

    Examples
    --------
    >>> predicted("a-question-never-asked")
    No prediction recorded for this question.
    """
    _check_id(id)
    if isinstance(happened, str) and not happened.strip():
        raise ValueError("happened is an empty text; expected what turned out, as a text or a number.")
    if not (happened is None or isinstance(happened, str) or is_number(happened)):
        raise ValueError(f"happened is {happened!r}; expected what turned out, as a text or a finite number.")
    return Predicted(id, happened)


def _check_id(id):
    if not isinstance(id, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id):
        raise ValueError(f'id is {id!r}; expected small letters, digits and hyphens, such as "best-mu".')
