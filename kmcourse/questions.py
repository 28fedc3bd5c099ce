"""The questions that the notebooks ask with `predict`, and the right answer to each.

It stands here, so that the cell and the page that ask do not give it away.
"""

# Number of the notebook -> id of the question, in the order in which they are asked -> the right answer:
#   where there are choices, the right one, word for word as it is offered;
#   where the reader types a number, the number;
#   None where nothing is right or wrong, or no machine can tell.
RIGHT_ANSWERS = {
    "00": {"first-guess": "False"},
    "01": {
        "cost-without-labels": "yes: a cost of its own, by another algorithm",
        "cost-of-two": "41",
        "distortion-from-inertia": "25",
    },
    "02": {
        "second-nearest": "by the difference of the two squared distances, divided by m",
        "root-of-the-squares": "none",
    },
    "03": {"best-place": "at 5", "best-place-for-distances": "at 2"},
    "04": {"can-j-rise": "it falls or stays"},
    "05": {"never-raise-j": "22"},
    "06": {"alpha-of-one": "it hops for ever", "alpha-of-ten": "3"},
    "07": {"rectangle-after-move": "25", "flat-at-a-tie": "neither of the two"},
    "08": {"put-elsewhere": "it stays", "points-of-nan": "all four"},
    "09": {
        "lowest-of-all-k": "K = 60, as many as there are points",
        "rise-with-k": "the start of the run with K = 5",
        "curve-of-a-square": "steeply, then slowly, like a bent arm",
        "three-sizes": "3, the sizes it makes",
        "four-bits": "16",
    },
    "10": {"sixteen-colours": "6 times", "mean-squared-error": "18.93, a third of J"},
    "11": {"library-number": "94.21", "picture-both": "ours", "passed-and-right": "not necessarily"},
}
