"""A submission's notebook -> what is to be run, and where each exercise is checked.

Given cells are not run: of those that are as they were handed out, only the statements run that give values to names
which the student's own code uses. Exercise cells and what the student added or changed run in their order.
"""

from dataclasses import dataclass

from kmcourse.classroom.reading.magics import without_magics
from kmcourse.classroom.reading.names import names_used, parameters, statements, words_in
from kmcourse.classroom.reading.notebook_cells import read_cells

ALWAYS_THERE = {"np", "km"}  # wherever submissions run, so that to provide them costs nothing
LONGEST_CELL, MOST_SOURCE = 300_000, 1_000_000  # characters of a cell, and of all that is run
LOST_IDS = (
    "The notebook has lost the ids of its cells, as happens in some editors: its functions were found by their names."
)
GONE = "These cells of the assignment are no longer there; what they provide is there all the same: {names}."
ANOTHER_NOTEBOOK = "No cell of this notebook is from the assignment. Is it the right one?"


@dataclass(frozen=True)
class Step:
    """A cell of a submission that is to be run, or where something is to be checked, or both."""

    name: str  # of the cell
    number: int  # which cell of the notebook, counted from 1; 0 for a given cell that is gone
    kind: str  # "exercise", "edited", "added" or "given"
    source: str  # Python; "" if nothing is to be run
    asked: tuple = ()  # the exercises that are judged after it


@dataclass(frozen=True)
class Reading:
    """What is to be run of a submission, in order."""

    steps: tuple[Step, ...]
    notes: tuple[str, ...]


def read_submission(data, edition):
    """Return what is to be run of a submission.

    Parameters
    ----------
    data : bytes
        The notebook file, from anybody.
    edition : Edition

    Returns
    -------
    Reading

    Raises
    ------
    UnreadableError
        If it is no notebook; the message is one sentence for the student.
    """
    cells = read_cells(data)
    pairs = _paired(cells, edition)
    notes = list(_notes(cells, edition, pairs))
    own, dropped, too_long, left = {}, [], [], MOST_SOURCE
    for cell, given in pairs:
        if not _is_own(cell, given, edition):
            continue
        if len(cell.source) > min(LONGEST_CELL, left):
            too_long.append(str(cell.number))
            continue
        left -= len(cell.source)
        own[cell.number], lines = without_magics(cell.source)
        dropped += lines
    if too_long:
        notes.append(f"Too long to be run, and left out: cell {', '.join(too_long[:20])} of the notebook.")
    if dropped:
        shown = ", ".join(f"`{line[:40].replace('`', ' ')}`" for line in dict.fromkeys(dropped[:3]))
        notes.append(f"Lines that are for the notebook and not Python were left out, such as {shown}.")
    provided = _provided(edition, own.values())
    steps = tuple(_steps(pairs, edition, own, provided))
    if gone := [f"`{step.name}`" for step in steps if step.number == 0]:
        notes.append(GONE.format(names=", ".join(gone)))
    return Reading(steps, tuple(notes))


def _paired(cells, edition):
    """Return (cell, given cell or None) for the code cells, each given cell once: by id, otherwise by source."""
    given = {cell.id: cell for cell in edition.cells if cell.is_code}
    there = {cell.id for cell in cells}
    by_source = {}
    for cell in reversed(edition.cells):
        if cell.is_code and cell.id not in there:
            by_source.setdefault(_settled(cell.source), []).append(cell)
    pairs = []
    for cell in cells:
        if not cell.is_code:
            continue
        found = given.pop(cell.id, None)
        if found is None and (alike := by_source.get(_settled(cell.source))):
            found = given.pop(alike.pop().id)
        pairs.append((cell, found))
    return pairs


def _settled(source):
    return "\n".join(line.rstrip() for line in source.strip().splitlines())


def _is_own(cell, given, edition):
    if given is None:
        return bool(cell.source.strip())
    return given.id in _exercise_cells(edition) or _settled(cell.source) != _settled(given.source)


def _exercise_cells(edition):
    return {asked.write_cell for asked in edition.asked}


def _notes(cells, edition, pairs):
    given_code = {cell.id for cell in edition.cells if cell.is_code}
    if not given_code & {cell.id for cell in cells}:
        yield LOST_IDS if any(given for _, given in pairs) else ANOTHER_NOTEBOOK
    for cell in cells:
        if not cell.is_code and cell.id in given_code:
            yield f"Cell {cell.number} of the notebook is no code cell any more, so it was not run."


def _provided(edition, own):
    """Return, by the id of a given cell, the statements of it that give values to what the own cells use."""
    exercise_cells = _exercise_cells(edition)
    parts = [
        (cell.id, part)
        for cell in edition.cells
        if cell.is_code and cell.id not in exercise_cells
        for part in _statements(cell.source)
    ]
    used = _used(own, [part for _, part in parts])
    kept, before = set(), -1
    while len(kept) > before:  # a statement that is kept may use a name of its own
        before = len(kept)
        for place, (_, (names, needs, _)) in enumerate(parts):
            if place not in kept and names & used:
                kept.add(place)
                used |= needs
    sources = {}
    for place in sorted(kept):
        name, (_, _, text) = parts[place]
        sources.setdefault(name, []).append(text)
    return {name: "\n".join(texts) for name, texts in sources.items()}


def _used(own, parts):
    """Return the names of given statements that the own cells use; of what is always there, all that they mention."""
    given = set().union(*(names for names, _, _ in parts))
    found = set()
    for source in own:
        mentioned = given & words_in(source)
        found |= mentioned & ALWAYS_THERE
        # To read a program takes ten times as long as to find its words.
        if others := mentioned - ALWAYS_THERE - parameters(source):
            found |= names_used(source, others)
    return found


def _steps(pairs, edition, own, provided):
    there = {given.id for _, given in pairs if given}
    for cell in edition.cells:
        if cell.id in provided and cell.id not in there:
            yield Step(cell.id, 0, "given", provided[cell.id])
    for cell, given in pairs:
        name = given.id if given else f"cell-{cell.number}"
        asked = tuple(asked for asked in edition.asked if given and asked.check_cell == given.id)
        if given and given.id in provided:
            yield Step(name, cell.number, "given", provided[given.id])
        if cell.number in own or asked:
            kind = _kind(given, edition) if cell.number in own else "given"
            yield Step(name, cell.number, kind, own.get(cell.number, ""), asked)


def _kind(given, edition):
    if given is None:
        return "added"
    return "exercise" if given.id in _exercise_cells(edition) else "edited"


def _statements(source):
    if source not in _read:
        _read[source] = tuple(statements(source))
    return _read[source]


_read = {}  # the same few given cells, for every submission
