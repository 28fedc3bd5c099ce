"""loop_order: put the lines of the K-means loop in order (a Parsons problem).

The lines stand here and nowhere else. A notebook shows them with

    from kmcourse.exercises.loop_order import SHOWN
    print(SHOWN)

and the answer is a list of their numbers. Two of the lines are not needed, and two are the same and can be exchanged.
An order is right exactly if the program that it makes is: the tests put all orders together and run them.
"""

import numpy as np

from kmcourse.checks import Exercise, Unmet
from kmcourse.checks.values import what_tells
from kmcourse.checks.wording import number, show

INIT, FOR, ASSIGN, KEEP, MOVE, STOP = 8, 2, 10, 7, 3, 4
COSTS = {1, 9}  # the two that are the same
REDRAW, OLD_COST = 5, 6  # the two that are not needed

LINES = {
    1: "    costs.append(compute_cost(X, labels, centroids))",
    2: "for _ in range(100):",
    3: "    centroids = move_centroids(X, labels, centroids)",
    4: "    if (centroids == old).all(): break",
    5: "    centroids = initialize_centroids(X, K, rng)",
    6: "    costs.append(compute_cost(X, labels, old))",
    7: "    old = centroids",
    8: "centroids = initialize_centroids(X, K, rng)",
    9: "    costs.append(compute_cost(X, labels, centroids))",
    10: "    labels = assign_points(X, centroids)",
}
SHOWN = "\n".join(
    [
        "    def kmeans(X, K, rng):",
        "        costs = []  # J after every half-step",
        *(f"{i:2}      {line}" for i, line in LINES.items()),
        "        return labels, centroids, costs",
    ]
)


def mistakes_in(value):
    """Return the names of the known mistakes in an order of lines."""
    order = order_of(value)
    return [name for name, is_in in SLIPS.items() if is_in(order)]


exercise = Exercise(
    name="loop_order",
    notebook="04",
    asks="Give the numbers of the lines, in the order in which they make K-means; not all of them are needed.",
    reference=lambda: [INIT, FOR, ASSIGN, 1, KEEP, MOVE, 9, STOP],
    telling=[what_tells(mistakes_in)],
    value=True,
    hints=(
        "Which two lines are the half-steps? Put them in the order of their names in the lesson, and ask of each: what "
        "must be known before it can run?",
        "One line stands before the loop; the indented ones stand in it. J is measured twice a round, once after each "
        "half-step.",
        "A round: new labels, J, the centroids remembered as old, new centroids, J, and then the question whether "
        "anything has moved.",
    ),
)


@exercise.solution
def loop_order():
    return [8, 2, 10, 1, 7, 3, 9, 4]


class Order:
    """An order of lines, and where each stands in it."""

    def __init__(self, lines):
        self.lines = lines

    def __contains__(self, line):
        return line in self.lines

    def before(self, first, second):
        """Whether both are there, and `first` above `second`."""
        return first in self and second in self and self.lines.index(first) < self.lines.index(second)

    @property
    def noting(self):
        """The lines that note a J, one after another."""
        return [line for line in self.lines if line in COSTS or line == OLD_COST]

    @property
    def noted(self):
        """Which J each of them notes: "assign" or "move" for J as it is after these, else "nothing"."""
        return [self.noted_by(line) for line in self.noting]

    def noted_by(self, line):
        """Which J a line notes."""
        # With the new labels and the old centroids it is J after assign, even where the move has been made meanwhile.
        if line == OLD_COST:
            old_is_set = self.before(KEEP, MOVE) and self.before(KEEP, line)
            return "assign" if old_is_set and self.before(ASSIGN, line) else "nothing"
        if not self.before(ASSIGN, line):
            return "nothing"
        return "move" if self.before(MOVE, line) else "assign"


def order_of(value):
    """Return the Order that a plain value says, or raise Unmet."""
    lines = list(entries_in(value))
    if not isinstance(value, str | list | tuple | np.ndarray) or not all(type(line) in (int, float) for line in lines):
        raise Unmet(f"It gave {show(value)}; expected a list with the numbers of lines.", cause=("order",))
    for line in lines:
        if line not in LINES:
            raise Unmet(f"There is no line {number(line)}; they are counted from 1 to {len(LINES)}.", cause=("order",))
        if lines.count(line) > 1:
            raise Unmet(f"Line {number(line)} is there more than once; each can be used once.", cause=("order",))
    return Order([int(line) for line in lines])


def entries_in(value):
    """Yield what stands in lists in lists, in a text or in an array, one entry after another."""
    if isinstance(value, str):
        words = value.replace(",", " ").split()
        yield from (int(word) if word.isdecimal() else word for word in words or [value])
    elif isinstance(value, list | tuple | np.ndarray):
        for entry in value.tolist() if isinstance(value, np.ndarray) else value:
            yield from entries_in(entry)
    else:
        yield value


@exercise.check("The centroids are drawn once, before the loop", points=2)
def drawn_once(answer):
    order = order_of(answer())
    if REDRAW in order:
        raise Unmet(f"Line {REDRAW} draws new centroids in every round. What is left of the round before?")
    if INIT not in order or FOR not in order:
        raise Unmet("Two lines are not indented: one says where the centroids begin, and one begins the loop.")
    if order.lines[:2] != [INIT, FOR]:
        first, second = order.lines[:2]
        raise Unmet(
            f"This order begins with line {first} and line {second}. The first line should say where the centroids "
            "begin, and the second should begin the loop."
        )


@exercise.check("In every round all points are assigned, and then all centroids moved", points=2)
def assign_then_move(answer):
    order = order_of(answer())
    if ASSIGN not in order or MOVE not in order:
        raise Unmet("A round has two half-steps, and each has a line of its own.")
    if not order.before(FOR, ASSIGN) or not order.before(FOR, MOVE):
        raise Unmet("Both half-steps are repeated: they stand below the line that begins the loop.")
    if order.before(MOVE, ASSIGN):
        raise Unmet(f"In the first round line {MOVE} has no labels to go by: which line gives them?")


@exercise.check("J is measured after each half-step, with the labels and centroids of that moment", points=3)
def measured_after_each(answer):
    order = order_of(answer())
    if "nothing" in order.noted:
        line = next(line for line in order.noting if order.noted_by(line) == "nothing")
        raise Unmet(f"Line {line} measures J at a moment when its labels or its centroids have not been set.")
    if order.noted != ["assign", "move"]:
        noted = ", then ".join(f"J after {order.noted_by(line)} in line {line}" for line in order.noting) or "nothing"
        raise Unmet(f"A round should note J after assign, then J after move. This one notes {noted}.")


@exercise.check("It stops when a round has moved nothing, and J has been measured", points=3)
def stops_at_rest(answer):
    order = order_of(answer())
    if STOP not in order:
        raise Unmet("Nothing ends the loop before its hundredth round.")
    if KEEP not in order:
        raise Unmet(f"Line {STOP} compares with old, and no line says what old is.")
    if not order.before(KEEP, MOVE):
        raise Unmet(f"Line {STOP} compares with old. At the moment when old is set, has the move been made already?")
    if order.lines[-1] != STOP:
        left_out = ", ".join(map(str, order.lines[order.lines.index(STOP) + 1 :]))
        raise Unmet(f"What stands below line {STOP} is left out in the last round: {left_out}. Should it be?")


# The known mistakes: each with an order that makes it, and the question by which it is recognised in any other.
SLIPS = {}


def slip(name, hint, example, is_in):
    """Add a known mistake."""
    SLIPS[name] = is_in
    exercise.mistake(name, hint, lambda: example)


slip(
    "move_before_assign",
    "The move goes by labels: which line gives them, and where does it stand?",
    [8, 2, 7, 3, 1, 10, 9, 4],
    lambda order: order.before(MOVE, ASSIGN),
)
slip(
    "drawn_in_the_loop",
    "What a round has found is thrown away if the next one begins with new centroids: draw them once.",
    [2, 5, 10, 1, 7, 3, 9, 4],
    lambda order: REDRAW in order,
)
slip(
    "loop_before_the_start",
    "Where do the centroids of the first round come from? They must be there before the loop begins.",
    [2, 8, 10, 1, 7, 3, 9, 4],
    lambda order: order.before(FOR, INIT),
)
slip(
    "measured_with_the_old_centroids",
    "At the moment you measure J, which centroids are in force? A log with others shows rises that never were.",
    [8, 2, 10, 1, 7, 3, 6, 4],
    lambda order: order.before(MOVE, OLD_COST) and len(order.noted) == 2 and order.noted != ["assign", "move"],
)
slip(
    "measured_before_assigning",
    "Which labels does J go by at that line? In the first round there are none yet.",
    [8, 2, 1, 10, 7, 3, 9, 4],
    lambda order: order.before(ASSIGN, MOVE) and any(order.before(line, ASSIGN) for line in COSTS),
)
slip(
    "measured_once_a_round",
    "After which half-step would you see a rise? Measured once a round, J cannot tell the two apart.",
    [8, 2, 10, 7, 3, 9, 4],
    lambda order: order.noted in (["assign"], ["move"]),
)
slip(
    "measured_twice_after_the_move",
    "Measured twice in one place, J is the same twice: what did the assign step save?",
    [8, 2, 10, 7, 3, 1, 9, 4],
    lambda order: order.noted == ["move", "move"],
)
slip(
    "stops_before_measuring",
    "What about J of the last round? Whatever stands below the line that ends the loop is left out there.",
    [8, 2, 10, 1, 7, 3, 4, 9],
    lambda order: order.before(MOVE, STOP) and any(order.before(STOP, line) for line in COSTS),
)
slip(
    "stops_before_moving",
    "Since old was set, nothing could move: ask whether anything has moved after the line that moves it.",
    [8, 2, 10, 1, 7, 4, 3, 9],
    lambda order: order.before(STOP, MOVE),
)
slip(
    "old_set_after_the_move",
    "When old is set after the move, what is it compared with? It ends the loop in the first round.",
    [8, 2, 10, 1, 3, 7, 9, 4],
    lambda order: order.before(MOVE, KEEP),
)
slip(
    "never_stops",
    "Which line ends the loop? Without it, a hundred rounds are made, whatever J does.",
    [8, 2, 10, 1, 7, 3, 9],
    lambda order: STOP not in order and {INIT, FOR, ASSIGN, MOVE} <= set(order.lines),
)
