"""How far a learner is, from what is recorded: no words for it yet, and no drawing."""

from dataclasses import dataclass

from kmcourse import records
from kmcourse.agreement import agreement
from kmcourse.course_files import course_notebooks
from kmcourse.exercises import exercise_names, find_exercise
from kmcourse.questions import RIGHT_ANSWERS

TRIED = ("failed", "passed")  # an untouched stub is no try


@dataclass(frozen=True)
class ExerciseSoFar:
    """What became of one exercise."""

    name: str
    tries: int  # none is counted after the first pass
    passed: bool


@dataclass(frozen=True)
class PredictionSoFar:
    """What became of one question: "right", "surprised", "skipped", "given" where nobody can tell, or "waiting"."""

    outcome: str
    question: str = ""
    choice: str = ""
    right: str | float = ""  # only where an answer was given


@dataclass(frozen=True)
class MistakeMet:
    """A misconception that the checks recognised; mistakes that share a sentence share a misconception."""

    exercise: str
    hint: str  # the sentence that helps
    times: int
    overcome: bool  # the exercise has passed since


@dataclass(frozen=True)
class NotebookSoFar:
    """One notebook of the course with its exercises and its questions."""

    number: str  # "01"; empty for what is recorded and no longer in the course
    file: str
    exercises: tuple[ExerciseSoFar, ...]
    predictions: tuple[PredictionSoFar, ...]

    @property
    def title(self):
        """The file's name in words."""
        return self.file.removesuffix(".ipynb").partition("_")[2].replace("_", " ").capitalize()

    @property
    def begun(self):
        """Whether anything of it is recorded."""
        return any(e.tries for e in self.exercises) or any(p.outcome != "waiting" for p in self.predictions)

    @property
    def done(self):
        """Whether all its exercises have passed; of one without exercises, whether all its questions are answered."""
        if self.exercises:
            return all(exercise.passed for exercise in self.exercises)
        return all(prediction.outcome != "waiting" for prediction in self.predictions)


@dataclass(frozen=True)
class Facts:
    """All that is known, in the order of the course."""

    notebooks: tuple[NotebookSoFar, ...]
    mistakes: tuple[MistakeMet, ...]  # in the order in which they were first met
    problem: str | None  # why nothing could be read, in a sentence

    @property
    def begun(self):
        """Whether anything is recorded."""
        return any(notebook.begun for notebook in self.notebooks)

    @property
    def next(self):
        """The notebook to go on with: one that is begun, else the one after those, else any; None when all are done."""
        ours = [notebook for notebook in self.notebooks if notebook.number]
        begun = [place for place, notebook in enumerate(ours) if notebook.begun]
        after = ours[begun[-1] :] if begun else []
        candidates = [*(ours[place] for place in begun), *after, *ours]
        return next((notebook for notebook in candidates if not notebook.done), None)


def gather():
    """Read what is recorded, and put it in the order of the course.

    Returns
    -------
    Facts
    """
    checks, predictions, problem = records.everything()
    exercises = sorted(map(find_exercise, exercise_names()), key=lambda exercise: exercise.place)
    files = {path.name[:2]: path.name for path in course_notebooks()}
    tried = dict.fromkeys(check.exercise for check in checks if check.outcome in TRIED)
    answers = {prediction.id: prediction for prediction in predictions}
    # An exercise may be there before the notebook that asks for it; whoever has tried it finds it here.
    numbers = {*files, *RIGHT_ANSWERS, *(e.notebook for e in exercises if e.name in tried or not files)}
    notebooks = [
        NotebookSoFar(
            number,
            files.get(number, ""),
            tuple(_exercise(e.name, checks) for e in exercises if e.notebook == number),
            tuple(_prediction(answers.pop(id, None), right) for id, right in RIGHT_ANSWERS.get(number, {}).items()),
        )
        for number in sorted(numbers)
    ]
    # What an earlier version of the course asked stays on the page.
    gone = tuple(_exercise(name, checks) for name in tried if find_exercise(name) is None)
    if gone or answers:
        notebooks.append(NotebookSoFar("", "", gone, tuple(_prediction(answer, None) for answer in answers.values())))
    return Facts(tuple(notebooks), _mistakes(checks), problem)


def _exercise(name, checks):
    outcomes = [c.outcome for c in checks if c.exercise == name and c.outcome in TRIED]
    passed = "passed" in outcomes
    return ExerciseSoFar(name, outcomes.index("passed") + 1 if passed else len(outcomes), passed)


def _prediction(answer, right):
    if answer is None:
        return PredictionSoFar("waiting")
    question, choice = answer.question, answer.choice
    if choice is None:
        return PredictionSoFar("skipped", question)
    if right is None:
        return PredictionSoFar("given", question, choice)
    came_true = choice == right if isinstance(right, str) else agreement(choice, right)
    outcome = {True: "right", False: "surprised", None: "given"}[came_true]
    return PredictionSoFar(outcome, question, choice, right)


def _mistakes(checks):
    met, passed = {}, {}  # (exercise, hint) -> how often and when last; exercise -> when last
    for place, check in enumerate(checks):
        if check.outcome == "passed":
            passed[check.exercise] = place
        hint = _hint(check)
        if hint:
            times, _ = met.get((check.exercise, hint), (0, 0))
            met[check.exercise, hint] = times + 1, place
    return tuple(
        MistakeMet(exercise, hint, times, passed.get(exercise, -1) > last)
        for (exercise, hint), (times, last) in met.items()
    )


def _hint(check):
    exercise = find_exercise(check.exercise)
    mistakes = exercise.mistakes if exercise else []
    return next((mistake.hint for mistake in mistakes if mistake.name == check.mistake), None)
