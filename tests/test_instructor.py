"""What an instructor teaches from: the questions are right, the minutes add up, the notebooks show what is stored."""

import itertools
import re

import numpy as np
import pytest

import kmcourse as km
from kmcourse.classroom.release.plain import read_notebook
from kmcourse.cli import command_line
from kmcourse.empty_clusters import run_with_policy
from kmcourse.rounding import cost_rises
from tests.course_notebooks import NOTEBOOKS, cells_of, nbval, outputs_of, prose_of

FOLDER = NOTEBOOKS / "instructor"
WALKTHROUGH, QUESTIONS, PAPER = (FOLDER / f"{name}.ipynb" for name in ("walkthrough", "questions", "paper"))
README = (FOLDER / "README.md").read_text(encoding="utf-8")
each = pytest.mark.parametrize("path", [WALKTHROUGH, QUESTIONS, PAPER], ids=lambda path: path.stem)
each_of_slides = pytest.mark.parametrize("path", [WALKTHROUGH, QUESTIONS], ids=lambda path: path.stem)

TWO, THREE, SIXTY = km.datasets.two_points(), km.datasets.three_points(), km.datasets.sixty_points()


def kind(cell):
    return cell.metadata.get("slideshow", {}).get("slide_type", "-")


def slides_of(path):
    """Return the cells of each slide."""
    slides = []
    for cell in read_notebook(path).cells:
        if kind(cell) == "slide":
            slides.append([])
        if slides:
            slides[-1].append(cell)
    return slides


def asked():
    """Return the questions: number, text, choices by letter, notes."""
    found = []
    for cells in slides_of(QUESTIONS):
        number = re.match(r"## Question (\d+): ", cells[0].source)
        if number:
            choices = dict(re.findall(r"^- \*\*([A-D])\*\* (.+)$", cells[0].source, re.MULTILINE))
            notes = next(cell.source for cell in cells if kind(cell) == "notes")
            found.append((int(number[1]), cells[0].source, choices, notes))
    return found


def change(before, after):
    if cost_rises(before, after):
        return "rise"
    return "fall" if cost_rises(after, before) else "stay"


def ends(starts):
    return [km.run_kmeans(SIXTY, start).costs[-1] for start in starts]


def drawn(K, seed):
    return km.initialize_centroids(SIXTY, K, np.random.default_rng(seed))


# The right answer to each question, computed here once more and in other words than the notebook's: the letter.


def the_cost_of_two():
    return {5: "A", 10: "B", 41: "C", 82: "D"}[((1 - 2) ** 2 + (11 - 2) ** 2) / 2]


def an_assign_without_a_change():
    run = list(km.half_steps(SIXTY, km.datasets.sixty_points_start()))
    return {"fall": "A", "stay": "B", "rise": "C"}[change(run[-3].cost, run[-2].cost)]


def plain_distances():
    return {"fall": "A", "stay": "B", "rise": "C"}[change(*(abs(TWO - mu).mean() for mu in (2, 6)))]


def the_place_for_three():
    places = {2: "A", 5: "B", 6.5: "C", 12: "D"}
    return places[min(places, key=lambda mu: ((THREE - mu) ** 2).mean())]


def one_rise():
    return {"rising": "B"}[km.diagnose_costs([9, 7, 7.2, 6])]


def falling_and_flat():
    wrong_and_quiet = any(bug.outcome == "J never rises" for bug in km.planted_bugs())
    return {("flat", True): "B"}[km.diagnose_costs([9, 7, 6, 6]), wrong_and_quiet]


def the_rectangle():
    costs = km.run_kmeans(km.datasets.rectangle(), km.datasets.rectangle_start()).costs
    return {0.25: "A", 12.5: "B", 25: "C", 0: "D"}[costs[1]]


def two_ends():
    runs = [list(km.half_steps(SIXTY, drawn(3, seed))) for seed in (1, 2)]
    assert [round(run[-1].cost, 2) for run in runs] == [1.57, 5.01]
    assert not any(km.first_fault(SIXTY, run) for run in runs)
    return "B"


def a_hundred_runs():
    rng = np.random.default_rng(2)
    costs = ends([km.initialize_centroids(SIXTY, 3, rng) for _ in range(100)])
    best = km.best_run(SIXTY, 3, 100, np.random.default_rng(2)).cost
    return {"rise": "A", "stay": "C"}[change(best, min(costs))] if change(best, costs[-1]) == "rise" else "A"


def one_more_cluster():
    four, five = ends([drawn(4, 14), drawn(5, 28)])
    lowest = [km.best_run(SIXTY, K, 50, np.random.default_rng(0)).cost for K in (4, 5)]
    return {(True, True): "B"}[five > four, lowest[1] < lowest[0]]


def nobody_s_centroid():
    X, labels = np.array([[0.0], [1], [5], [6]]), [0, 0, 2, 2]
    before, after = (km.compute_cost(X, labels, [[0], [place], [6]]) for place in (3, 0))
    assert run_with_policy(X, [[0.0], [3.0], [6.0]], "keep")
    return {"rise": "A", "stay": "B", "fall": "C"}[change(before, after)]


def a_step_too_long():
    places = [2.0]
    for _ in range(6):
        places.append(places[-1] - 2 * np.mean(places[-1] - TWO))
    return {(2.0, 10.0): "B", (6.0,): "C"}[tuple(sorted(set(places)))]


def fifty():
    return {(25, 50): "B"}[((TWO - 6) ** 2).mean(), ((TWO - 6) ** 2).sum()]


def a_tie():
    X, start = [[0], [2], [3]], [[1], [3]]
    stuck = km.run_kmeans(X, start).costs
    assert round(stuck[-1], 3) == 0.667
    other = [0, 1, 1]  # as cheap with these centroids, and the next move lowers J
    assert change(stuck[-1], km.compute_cost(X, other, start)) == "stay"
    better = km.compute_cost(X, other, km.move_centroids(X, other, start))
    return {"0.167": "C"}[f"{better:.3f}"]


RIGHT = [
    the_cost_of_two,
    an_assign_without_a_change,
    plain_distances,
    the_place_for_three,
    one_rise,
    falling_and_flat,
    the_rectangle,
    two_ends,
    a_hundred_runs,
    one_more_cluster,
    nobody_s_centroid,
    a_step_too_long,
    fifty,
    a_tie,
]


def test_there_are_fourteen_questions_in_order():
    assert [number for number, *_ in asked()] == list(range(1, 15))


@pytest.mark.parametrize("right", RIGHT, ids=lambda right: right.__name__)
def test_the_right_choice_is_the_one_that_is_computed(right):
    _, _, choices, notes = asked()[RIGHT.index(right)]

    letter = right()

    assert letter in choices
    assert re.match(r"Right: \*\*([A-D])\*\*", notes)[1] == letter


@pytest.mark.parametrize("question", asked(), ids=lambda question: str(question[0]))
def test_every_wrong_choice_says_what_it_means_and_there_is_something_to_ask_next(question):
    _, _, choices, notes = question
    right = re.match(r"Right: \*\*([A-D])\*\*", notes)[1]

    assert list(choices) == list("ABCD")[: len(choices)]
    assert re.findall(r"^- \*\*([A-D])\*\*: .{20}", notes, re.MULTILINE) == [c for c in choices if c != right]
    assert re.search(r"^Ask next: .+\?", notes, re.MULTILINE)


def test_the_answers_come_after_the_votes():
    for cells in slides_of(QUESTIONS)[1:-1]:
        assert [kind(cell) for cell in cells] == ["slide", "fragment", "notes"]
        assert cells[1].outputs


def test_a_vote_of_the_walkthrough_is_a_question_of_the_bank_word_for_word():
    bank = {text.split("\n", 1)[1]: notes for _, text, _, notes in asked()}
    votes = [cells for cells in slides_of(WALKTHROUGH) if cells[0].source.startswith("## Vote ")]

    assert len(votes) == 5
    for question, notes in votes:
        assert notes.source.endswith(bank[question.source.split("\n", 1)[1]])


def test_nobody_s_votes_are_invented():
    for path in (WALKTHROUGH, QUESTIONS, FOLDER / "README.md"):
        text = path.read_text(encoding="utf-8") if path.suffix == ".md" else prose_of(path)
        assert not re.search(r"\d\s*(%|per ?cent)|most (students|rooms|learners)|usually (vote|choose)", text)


def test_the_minutes_follow_one_another_to_fifty():
    ends_at = 0
    for cells in slides_of(WALKTHROUGH)[1:-1]:
        notes = next(cell.source for cell in cells if kind(cell) == "notes")
        minutes = re.match(r"\*\*Minute (\d+)(?: to (\d+))?\.\*\*", notes)
        begins, ends_here = int(minutes[1]), int(minutes[2] or minutes[1])
        assert ends_at - 1 <= begins <= ends_at, notes
        assert ends_here <= 50
        ends_at = max(ends_at, ends_here, begins + 1 if not minutes[2] else 0)

    assert ends_at == 50


def test_the_plan_covers_fifty_minutes():
    rows = [tuple(map(int, row)) for row in re.findall(r"^\| (\d+)–(\d+) \|", README, re.MULTILINE)]

    assert rows[0][0] == 0
    assert rows[-1][1] == 50
    assert all(end == begin for (_, end), (begin, _) in itertools.pairwise(rows))


def test_the_sheets_are_those_that_the_plan_names():
    sheets = re.findall(r"^##? Sheet (\d+): ", prose_of(PAPER), re.MULTILINE)
    before, after = re.search(r"sheets ([\d, to and]+) once for each pair.*?sheets ([\d, and]+) show", README).groups()
    before = before.replace("1 to 3", "1, 2, 3")

    named = [*re.findall(r"\d+", before), *re.findall(r"\d+", after)]

    assert sheets == [str(number) for number in range(1, 15)]
    assert sorted(map(int, named)) == list(range(1, 15))


def test_every_widget_of_the_walkthrough_has_a_twin_on_paper():
    def widgets(path):
        return set(re.findall(r"km\.(?:widgets|figures)\.(\w+)", "\n".join(c.source for c in cells_of(path, "code"))))

    # The rectangle of ManyStarts is on paper as two runs of the staircase.
    assert widgets(WALKTHROUGH) - {"ManyStarts"} <= widgets(PAPER)
    assert "km.datasets.rectangle()" in "\n".join(cell.source for cell in cells_of(PAPER, "code"))


@each
def test_a_notebook_was_run_once_from_the_top(path):
    counts = [cell.execution_count for cell in cells_of(path, "code")]

    assert counts == list(range(1, len(counts) + 1))


@each
def test_ids_are_words_and_metadata_is_a_slide_type(path):
    cells = read_notebook(path).cells

    assert len({cell.id for cell in cells}) == len(cells)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", cell.id) for cell in cells)
    assert len({cell.id.split("-")[0] for cell in cells}) == 1
    assert all(cell.metadata in ({}, {"slideshow": {"slide_type": kind(cell)}}) for cell in cells)
    assert {kind(cell) for cell in cells} <= {"slide", "fragment", "notes", "skip", "-"}


@each_of_slides
def test_every_slide_has_notes(path):
    last = len(slides_of(path)) - 1

    for place, cells in enumerate(slides_of(path)):
        assert any(kind(cell) == "notes" for cell in cells) or (path == QUESTIONS and place == last), cells[0].source


@each
def test_numbers_in_the_prose_are_shown_and_pictures_have_their_numbers_as_words(path):
    shown = "\n".join(text for sort in ("text", "text/plain", "text/html") for text in outputs_of(path, sort))
    prose = prose_of(path) if path != QUESTIONS else "\n".join(notes for *_, notes in asked())
    pictures = re.findall(r"<img [^>]*>", shown)

    # 12.5 is a wrong choice, 6.5 the midrange and 7.2 a given J.
    wanted = set(re.findall(r"(?<![\d.])\d+\.\d+", prose)) - {"12.5", "6.5", "7.2", "0.5"}
    assert {number for number in wanted if number not in shown} == set()
    assert all(re.search(r' alt="[^"]*\d[^"]*"', picture) for picture in pictures)


@each
def test_the_words_belittle_nobody(path):
    assert re.findall(r"\b(simply|just|obvious\w*|of course|trivial\w*|clearly)\b", prose_of(path).lower()) == []


def test_links_lead_to_what_is_there():
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (FOLDER / target).exists(), target


def test_the_commands_of_the_plan_exist_and_their_notebooks_too():
    lines = re.findall(r"^python3 -m kmcourse (slides .+)$", README, re.MULTILINE)

    assert len(lines) == 3
    for line in lines:
        assert (NOTEBOOKS.parent / command_line().parse_args(line.split()).notebook).is_file()


@pytest.mark.slow
@each
def test_a_notebook_shows_what_is_stored(path, tmp_path):
    run = nbval(path, "--nbval", tmp_path)

    assert run.returncode == 0, run.stdout[-5000:]
