"""For the debrief: what the learner predicted, beside what happened."""

import html

from kmcourse import records
from kmcourse.widgets.player import Player, in_a_notebook

HOW = "Run this cell to see what you predicted."


class Predicted(Player):
    """What is recorded of one question.

    What a notebook stores is the same for everybody; only the live page asks Python what is recorded.

    Parameters
    ----------
    id : str
        The question's, as it was given to `kmcourse.predict`.
    """

    stem = "predicted"
    listens = True

    def __init__(self, id):
        self.id = id

    @property
    def plain_text(self):
        """One line: in a notebook always the same, elsewhere what is recorded."""
        return HOW if in_a_notebook() else repr(self)

    def data(self):
        """Return which question it is."""
        return {"id": self.id}

    def still(self):
        """Return the line that holds for everybody."""
        return f'<p class="km-question">{html.escape(HOW)}</p>'

    def receive(self, message, buffers):
        """Tell the page what is recorded."""
        answer = records.first_answer(self.id)
        self.send({"recorded": answer is not None, **(answer._asdict() if answer else {})})

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html(), "text/plain": self.plain_text}

    def __repr__(self):
        answer = records.first_answer(self.id)
        if answer is None:
            return "No prediction recorded for this question."
        return "You skipped this question." if answer.choice is None else f"You predicted: {answer.choice}"
