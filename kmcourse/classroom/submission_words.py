"""What marking says of a submission beside the checks: whole sentences, all in one place."""

from kmcourse.checks import wording

UNREADABLE = "Nothing could be read."
NOT_SHOWN = "What this check does is not shown."
ONLY_HERE = "This holds with the numbers of the notebook's own check, and not with others, which are not shown."
AGAIN_BELOW = "`{name}` gets a new meaning below its check. The better of the two counts."
INSTEAD = "Judged with the course's own {names}: what your own got wrong was marked there, and is not charged twice."
NO_FUNCTION = "`{name}` is no function here: {kind} asks for one."
A_FUNCTION = "{kind} asks for a value, and `{name}` is a function. Call it, and keep what it returns."
MISSING = (
    "No cell of the notebook gives `{name}` a value. If it works in your notebook, then because of a cell that is no "
    "longer there: write it again."
)
NOT_THERE = "km.{name} is not there while this exercise is graded: it has to work without it."
STOPPED = "`{name}` does not exist when the notebook is run from the top, because its cell stops. {trouble}"
NOWHERE = (
    "`{name}` has a value in no cell of the notebook. Where it works all the same, it does so because of a cell that "
    "is no longer there."
)
ONLY_BELOW = (
    "`{name}` gets its value in a cell further down than it is used: it works only when cells run in another order."
)


def cell_trouble(trouble):
    """Return the sentences that say why a cell did not end well."""
    match trouble.kind:
        case "exited":
            return "It left Python (exit, quit or SystemExit)."
        case "asked":
            return "It asked for input, but nobody types here."
        case "too slow":
            return "It was still running when its time was up, and was stopped. Is there a loop that never ends?"
        case "ended":
            return "It ended the Python process that it ran in, or used up its memory."
        case "not called":
            return "It was not run, because the time of the whole notebook was used up."
    return wording.trouble(trouble)
