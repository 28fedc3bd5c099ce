"""For the debrief: what the learner predicted, beside what happened."""

import html

from kmcourse import records
from kmcourse.agreement import agreement, is_number
from kmcourse.pictures import format_number
from kmcourse.widgets.player import Player, in_a_notebook

HOW = "Run this cell to see what you predicted."
VERDICT = {True: "It happened as predicted.", False: "It turned out differently."}


class Predicted(Player):
    """What is recorded of one question.

    What a notebook stores is the same for everybody; only the live page asks Python what is recorded.

    Parameters
    ----------
    id : str
        The question's, as it was given to `kmcourse.predict`.
    happened : str or number, optional
        What is shown beside it.
    """

    stem = "predicted"
    listens = True

    def __init__(self, id, happened=None):
        self.id = id
        self.happened = happened

    @property
    def plain_text(self):
        """What holds for everybody in a notebook; elsewhere also what is recorded."""
        return self._beside_what_happened(HOW) if in_a_notebook() else repr(self)

    def data(self):
        """Return which question it is, and what happened."""
        return {"id": self.id, "happened": self._happened()}

    def still(self):
        """Return the lines that hold for everybody."""
        lines = self._beside_what_happened(HOW).split("\n")
        return "\n".join(f'<p class="km-question">{html.escape(line)}</p>' for line in lines)

    def receive(self, message, buffers):
        """Tell the page what is recorded."""
        answer = records.first_answer(self.id)
        recorded = answer._asdict() if answer else {}
        self.send({"recorded": answer is not None, **recorded, "agrees": self._agrees(answer)})

    def _agrees(self, answer):
        if self.happened is None or answer is None or answer.choice is None:
            return None
        return agreement(answer.choice, self.happened)

    def _happened(self):
        return format_number(float(self.happened)) if is_number(self.happened) else self.happened

    def _beside_what_happened(self, line):
        return line if self.happened is None else f"{line}\nWhat happened: {self._happened()}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html(), "text/plain": self.plain_text}

    def __repr__(self):
        answer = records.first_answer(self.id)
        if answer is None:
            return self._beside_what_happened("No prediction recorded for this question.")
        if answer.choice is None:
            return self._beside_what_happened("You skipped this question.")
        told = self._beside_what_happened(f"You predicted: {answer.choice}")
        verdict = VERDICT.get(self._agrees(answer))
        return f"{told}\n{verdict}" if verdict else told
