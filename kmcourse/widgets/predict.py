"""A question asked before anything is shown: choose an answer or skip it; the first answer is recorded and stays."""

import html

from kmcourse import records
from kmcourse.widgets.player import Player

HOW = "Run this cell to answer."


class Predict(Player):
    """A question with its choices; made by `kmcourse.predictions.predict`, which looks at what it is given.

    Parameters
    ----------
    id : str
        Names the question in the records.
    question : str
    choices : sequence of str
    """

    stem = "predict"
    listens = True

    def __init__(self, id, question, choices):
        self.id = id
        self.question = question
        self.choices = tuple(choices)

    @property
    def plain_text(self):
        """The question and its choices; never an answer, so that it is the same for everybody."""
        return "\n".join([f"Predict first: {self.question}", *(f"  ( ) {choice}" for choice in self.choices), HOW])

    def data(self):
        """Return the question as the page asks it."""
        return {"id": self.id, "question": self.question, "choices": list(self.choices)}

    def still(self):
        """Return the question as text."""
        choices = "".join(f"<li>{html.escape(choice)}</li>" for choice in self.choices)
        question = f'<p class="km-question"><strong>{html.escape(self.question)}</strong></p>'
        return f"{question}\n<ul>{choices}</ul>\n<p>{HOW}</p>"

    def receive(self, message, buffers):
        """Tell the page what is recorded, after recording the answer that the message may carry.

        The page sends {"choice": index}, {"choice": None} for a skipped question, or {} to be told only.
        """
        note = None
        place = message.get("choice")
        chosen = self.choices[place] if type(place) is int and 0 <= place < len(self.choices) else None
        if chosen is not None or ("choice" in message and place is None):
            note = records.remember_prediction(self.id, self.question, chosen)
        answer = records.first_answer(self.id)
        self.send(
            {
                "recorded": answer is not None,
                "answered": answer is not None or "choice" in message,
                "choice": answer.choice if answer else chosen,
                "note": note,
            }
        )

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html(), "text/plain": self.plain_text}

    def __repr__(self):
        return self.plain_text.replace(HOW, "In a notebook you can answer here, and your answer is recorded.")
