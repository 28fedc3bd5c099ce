"""A question asked before anything is shown: choose or type an answer, or skip it; the first answer is recorded."""

import html

from kmcourse import records
from kmcourse.widgets.player import Player

HOW = "Run this cell to answer."
MOST_LETTERS = 200


class Predict(Player):
    """A question with its choices; made by `kmcourse.predictions.predict`, which looks at what it is given.

    Parameters
    ----------
    id : str
        Names the question in the records.
    question : str
    choices : sequence of str
        Empty for a question that is answered by typing.
    opens : Player, optional
        Shown below, and covered by the page while the question is open.
    """

    stem = "predict"
    listens = True

    def __init__(self, id, question, choices, opens=None):
        self.id = id
        self.question = question
        self.choices = tuple(choices)
        self.opens = opens

    @property
    def plain_text(self):
        """The question and its choices; never an answer, so that it is the same for everybody."""
        answers = [f"  ( ) {choice}" for choice in self.choices] or ["  …"]
        return "\n".join([f"Predict first: {self.question}", *answers, HOW])

    def data(self):
        """Return the question as the page asks it."""
        return {
            "id": self.id,
            "question": self.question,
            "choices": list(self.choices),
            "mostLetters": MOST_LETTERS,
            "opens": self.opens is not None,
        }

    def still(self):
        """Return the question as text."""
        choices = "".join(f"<li>{html.escape(choice)}</li>" for choice in self.choices)
        question = f'<p class="km-question"><strong>{html.escape(self.question)}</strong></p>'
        return "\n".join([question, *([f"<ul>{choices}</ul>"] if choices else []), f"<p>{HOW}</p>"])

    def receive(self, message, buffers):
        """Tell the page what is recorded, after recording the answer that the message may carry.

        The page sends {"choice": index}, {"typed": words}, {"choice": None} for a skipped question, or {} to be told
        only.
        """
        note = None
        skipped = "choice" in message and message["choice"] is None
        given = self._answer_in(message)
        if given is not None or skipped:
            note = records.remember_prediction(self.id, self.question, given)
        answer = records.first_answer(self.id)
        self.send(
            {
                "recorded": answer is not None,
                "answered": answer is not None or given is not None or skipped,
                "choice": answer.choice if answer else given,
                "note": note,
            }
        )

    def _answer_in(self, message):
        place, typed = message.get("choice"), message.get("typed")
        if type(place) is int and 0 <= place < len(self.choices):
            return self.choices[place]
        if isinstance(typed, str) and not self.choices:
            # One line of what can be seen, whatever was pasted.
            visible = "".join(letter if letter.isprintable() else " " for letter in typed)
            return " ".join(visible.split())[:MOST_LETTERS] or None
        return None

    def _ipython_display_(self):
        super()._ipython_display_()
        if self.opens is not None:
            self.opens._ipython_display_()

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html(), "text/plain": self.plain_text}

    def __repr__(self):
        return self.plain_text.replace(HOW, "In a notebook you can answer here, and your answer is recorded.")
