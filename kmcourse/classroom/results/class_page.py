"""The picture of a class, for its teacher: scores, known mistakes, what cost most, and what to revisit."""

from collections import Counter
from html import escape

from kmcourse.checks.card import sentences
from kmcourse.classroom.results.graded import tier_in_words
from kmcourse.classroom.results.pages import page, table
from kmcourse.exercises import find_exercise

BANDS = 10  # of the scores
MOST_CHECKS = 15  # that are listed


def class_page(class_, revisit, changes=(), due=""):
    """Return the page of a class as HTML.

    Parameters
    ----------
    class_ : list of Graded
    revisit : dict of str to str
        The notebook that an exercise comes from.
    changes : list of Change
        Of this run.
    due : str
        When it was due, in UTC, if anybody said so.
    """
    marked = [one for one in class_ if not one.failure]
    parts = [f"<p>{_how_many(len(class_), 'student')}. {_median(marked)}</p>"]
    parts += [f'<p class="aside">{escape(words)}</p>' for words in _tiers(marked)]
    parts += ["<h2>Scores</h2>", _scores(marked), "<h2>Exercises</h2>", _exercises(marked, revisit)]
    parts += ["<h2>Known mistakes</h2>", _mistakes(marked), "<h2>The checks that cost most</h2>", _checks(marked)]
    if changes:
        rows = [[escape(change.student), escape(change.exercise), change.was, change.is_now] for change in changes]
        parts += ["<h2>Changed marks</h2>", table("Since the run before.", ["Student", "Exercise", "Was", "Is"], rows)]
    if due or any(one.lateness for one in class_):
        parts += ["<h2>Late</h2>", _late(class_, due)]
    if troubles := [[escape(one.student), sentences(one.trouble)] for one in class_ if one.trouble]:
        parts += ["<h2>To look at</h2>", table("Hand-ins with a trouble of their own.", ["Student", "Why"], troubles)]
    return page("The class at a glance", "\n".join(parts))


def _late(class_, due):
    rows = [[escape(one.student), escape(one.when)] for one in class_ if one.lateness]
    words = f"Due {due[:16].replace('T', ' ')} UTC." if due else "As the learning platform has it."
    unknown = sum(not one.handed_in and not one.lateness for one in class_) if due else 0
    words += f" Of {_how_many(unknown, 'student')} nothing tells when it was handed in." if unknown else ""
    if not rows:
        return f"<p>{words} Nobody is known to be late.</p>"
    return table(f"{words} It costs nobody a point here.", ["Student", "When"], rows)


def _how_many(count, thing):
    return f"1 {thing}" if count == 1 else f"{count} {thing}s"


def _median(marked):
    scores = sorted(one.result.earned for one in marked)
    if not scores:
        return "Nobody was graded."
    middle = (scores[(len(scores) - 1) // 2] + scores[len(scores) // 2]) / 2
    return f"The median is {middle:g} of {marked[0].result.points:g} points."


def _tiers(marked):
    counts = Counter(tier_in_words(one.result) for one in marked)
    return [f"{words} ({_how_many(count, 'student')})" for words, count in sorted(counts.items())]


def _scores(marked):
    bands = Counter(_band(one.result) for one in marked)
    most = max(bands.values(), default=1)
    rows = [[_band_in_words(band), bands[band]] for band in range(BANDS, -1, -1)]
    bars = [count / most for _, count in rows]
    return table("How many students have which share of the points.", ["Share", "Students"], rows, bars)


def _band(result):
    return int(BANDS * result.earned / result.points + 1e-9) if result.points else 0


def _band_in_words(band):
    step = 100 // BANDS
    return "all" if band >= BANDS else f"{band * step}\u00a0% to under {(band + 1) * step}\u00a0%"


def _exercises(marked, revisit):
    sums = {}
    for one in marked:
        for mark in one.result.marks:
            earned, points, passed = sums.get(mark.exercise, (0, 0, 0))
            sums[mark.exercise] = earned + mark.earned, points + mark.points, passed + mark.passed
    shares = {name: earned / points if points else 1.0 for name, (earned, points, _) in sums.items()}
    if not shares:
        return "<p>Nothing was graded.</p>"
    lowest_first = sorted(shares, key=lambda name: (shares[name], name))
    rows = [
        [_breakable(name), _breakable(revisit.get(name, "")), sums[name][2], round(100 * shares[name])]
        for name in lowest_first
    ]
    heads = ["Exercise", "Notebook to revisit", "Students who passed", "% of the points"]
    bars = [shares[name] for name in lowest_first]
    return table("The lowest share of the points first: that is where to begin.", heads, rows, bars)


def _breakable(name):
    """Return a name that may go on in the next line after an underscore, so that a phone shows the numbers too."""
    return f"<code>{escape(name).replace('_', '_<wbr>')}</code>"


def _mistakes(marked):
    counts = Counter((mark.exercise, mark.mistake) for one in marked for mark in one.result.marks if mark.mistake)
    if not counts:
        return "<p>None was recognised.</p>"
    most = max(counts.values())
    often_first = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = [
        [f"<code>{escape(exercise)}</code>", _mistake_and_hint(exercise, mistake), count]
        for (exercise, mistake), count in often_first
    ]
    bars = [count / most for _, count in often_first]
    words = "What is likely to be wrong, and the hint that students got; some mistakes have the same hint."
    return table(words, ["Exercise", "Mistake", "Students"], rows, bars)


def _mistake_and_hint(exercise, mistake):
    known, words = find_exercise(exercise), escape(mistake.replace("_", " "))
    hints = {one.name: one.hint for one in known.mistakes} if known else {}
    if mistake not in hints:
        return words
    return f'<strong>{words}</strong><br><span class="aside">{sentences(hints[mistake])}</span>'


def _checks(marked):
    lost, who = Counter(), Counter()
    for one in marked:
        for mark in one.result.marks:
            for item in mark.items:
                if not item.passed:
                    lost[mark.exercise, item.title] += item.points
                    who[mark.exercise, item.title] += 1
    if not lost:
        return "<p>No check cost anybody a point.</p>"
    most = max(lost.values()) or 1
    dear_first = sorted(lost.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_CHECKS]
    rows = [
        [f"<code>{escape(place[0])}</code>", sentences(place[1]), who[place], points] for place, points in dear_first
    ]
    return table(
        "Points that the class lost at each check; exercises that are missing are not in it.",
        ["Exercise", "Check", "Students", "Points lost"],
        rows,
        [points / most for _, points in dear_first],
    )
