"""How far a learner is, in words: a calm page for a notebook, and the same as plain text."""

import textwrap
from dataclasses import dataclass
from html import escape

from kmcourse.checks.card import sentences
from kmcourse.progress_facts import Facts, gather

WIDTH = 100

STYLE = """
.km-progress { border: 1px solid var(--jp-border-color2, GrayText); border-radius: 6px; padding: 0.7em 1em;
  max-width: 52em; line-height: 1.45; color: var(--jp-content-font-color1, CanvasText); overflow-wrap: anywhere; }
.km-progress h3 { margin: 0 0 0.4em; font-size: 1.1em; font-weight: 600; }
.km-progress h4 { margin: 1em 0 0.3em; font-size: 1em; font-weight: 600; }
.km-progress p { margin: 0.3em 0; }
.km-progress ul.km-lines { list-style: none; margin: 0; padding: 0; }
.km-progress li { margin: 0.3em 0; padding-left: 0.8em; border-left: 3px solid var(--jp-border-color2, GrayText); }
.km-progress li.km-done { border-color: var(--jp-success-color1, #2e8540); }
.km-progress li.km-open { border-color: var(--jp-warn-color1, #c25700); }
"""

HEADING = "Your progress"
WELCOME = "Welcome! Nothing is recorded yet: open {file} and take your time. What you try will show here."
TOTALS = (
    "Exercises passed: {passed} of {exercises}. Predictions: {right} right, {surprised} surprised, {skipped} skipped."
)
GO_ON = "To go on, open {file}."
ALL_DONE = "You have passed every exercise of the course. Well done!"

NOTEBOOK = {True: "Notebook {number}: {title}", False: "Notebook {number}"}  # whether its title is known
NO_LONGER_ASKED = "No longer in the course"
NOT_BEGUN = "Not begun yet"
STILL_OPEN = "Mistakes to look at again"
OVERCOME = "Mistakes met and overcome"

EXERCISE = {
    "passed at once": "`{name}`: passed at the first try.",
    "passed": "`{name}`: passed after {tries} tries.",
    "tried once": "`{name}`: tried once, not passed yet.",
    "tried": "`{name}`: tried {tries} times, not passed yet.",
    "waiting": "`{name}`: not tried yet.",
}
PREDICTION = {
    "right": "Predicted right: {question} You said “{choice}”.",
    "surprised": "Surprised: {question} You said “{choice}”; the answer is “{right}”.",
    "skipped": "Skipped: {question}",
    "given": "Predicted: {question} You said “{choice}”.",
    "waiting": "One prediction is not made yet.",
}
WITH_EXERCISES = "{notebook} ({exercises})"
# Whether it was met only once, and whether it is overcome.
MISTAKE = {
    (True, True): "`{exercise}`: {hint} Met once, passed since.",
    (False, True): "`{exercise}`: {hint} Met {times} times, passed since.",
    (True, False): "`{exercise}`: {hint} Met once, not passed since.",
    (False, False): "`{exercise}`: {hint} Met {times} times, not passed since.",
}


@dataclass(frozen=True, repr=False)
class Progress:
    """How far a learner is; a notebook shows it as a page, elsewhere it is text."""

    facts: Facts

    @property
    def problem(self):
        """Why nothing could be read, in a sentence; None if it could."""
        return self.facts.problem

    def text(self, width=WIDTH):
        """Return the page as plain text, in lines of at most so many characters."""
        blocks = ["\n".join([HEADING, *(_wrapped(line, width) for line in self._opening())])]
        for heading, lines in self._sections():
            blocks.append("\n".join([heading, *(_wrapped(line, width, 2) for _, line in lines)]))
        return "\n\n".join(blocks)

    def _opening(self):
        if self.problem:
            return [self.problem]
        after = self.facts.next
        file = after and (after.file or f"notebook {int(after.number)}")
        if not self.facts.begun:
            return [WELCOME.format(file=file)]
        exercises = [exercise for notebook in self.facts.notebooks for exercise in notebook.exercises]
        outcomes = [prediction.outcome for notebook in self.facts.notebooks for prediction in notebook.predictions]
        totals = TOTALS.format(
            passed=sum(exercise.passed for exercise in exercises),
            exercises=len(exercises),
            **{outcome: outcomes.count(outcome) for outcome in ("right", "surprised", "skipped")},
        )
        return [totals, GO_ON.format(file=file) if file else ALL_DONE]

    def _sections(self):
        """Yield (heading, lines), each line as ("done", "open" or "", sentence)."""
        if not self.facts.begun:
            return
        for notebook in self.facts.notebooks:
            if notebook.begun:
                yield _title(notebook), [*map(_exercise, notebook.exercises), *map(_prediction, notebook.predictions)]
        for heading, overcome in ((STILL_OPEN, False), (OVERCOME, True)):
            lines = [_mistake(mistake) for mistake in self.facts.mistakes if mistake.overcome == overcome]
            if lines:
                yield heading, lines
        lines = [_not_begun(notebook) for notebook in self.facts.notebooks if not notebook.begun]
        if lines:
            yield NOT_BEGUN, lines

    def __str__(self):
        return self.text()

    __repr__ = __str__

    def _repr_html_(self):
        parts = [f'<div class="km-progress"><style>{STYLE}</style>', f"<h3>{escape(HEADING)}</h3>"]
        parts += [f"<p>{sentences(line)}</p>" for line in self._opening()]
        for heading, lines in self._sections():
            parts += [f"<h4>{escape(heading)}</h4>", '<ul class="km-lines">']
            parts += [f'<li class="km-{kind or "plain"}">{sentences(line)}</li>' for kind, line in lines]
            parts.append("</ul>")
        return "\n".join([*parts, "</div>"])


def progress():
    """Show what you have tried and passed, what you predicted, and which mistakes to look at again.

    Returns
    -------
    Progress
        A page in a notebook; text at a Python prompt.

    Examples
    --------
    >>> progress()
    Your progress
    Welcome! Nothing is recorded yet: open 00_how_this_works.ipynb and take your time. What you try will
    show here.
    """
    return Progress(gather())


def _title(notebook):
    if not notebook.number:
        return NO_LONGER_ASKED
    return NOTEBOOK[bool(notebook.title)].format(number=int(notebook.number), title=notebook.title)


def _exercise(exercise):
    if exercise.passed:
        kind, state = "done", "passed at once" if exercise.tries == 1 else "passed"
    elif exercise.tries:
        kind, state = "open", "tried once" if exercise.tries == 1 else "tried"
    else:
        kind, state = "", "waiting"
    return kind, EXERCISE[state].format(name=exercise.name, tries=exercise.tries)


def _prediction(prediction):
    kind = {"right": "done", "surprised": "open"}.get(prediction.outcome, "")
    words = PREDICTION[prediction.outcome]
    return kind, words.format(question=prediction.question, choice=prediction.choice, right=prediction.right)


def _mistake(mistake):
    words = MISTAKE[mistake.times == 1, mistake.overcome]
    kind = "done" if mistake.overcome else "open"
    return kind, words.format(exercise=mistake.exercise, hint=mistake.hint, times=mistake.times)


def _not_begun(notebook):
    names = ", ".join(f"`{exercise.name}`" for exercise in notebook.exercises)
    return "", WITH_EXERCISES.format(notebook=_title(notebook), exercises=names) if names else _title(notebook)


def _wrapped(text, width, indent=0):
    return textwrap.fill(
        text, width, initial_indent=" " * indent, subsequent_indent=" " * 2 * indent, break_on_hyphens=False
    )
