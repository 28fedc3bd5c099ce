"""The questions that the notebooks ask with `predict`, and the right answer to each.

It stands here and nowhere else: a notebook's source and the page must not give away what they are about to ask.
"""

# Number of the notebook -> id of the question, in the order in which they are asked -> the right answer:
#   where there are choices, the right one, word for word as it is offered;
#   where the reader types a number, the number;
#   None where nothing is right or wrong, or no machine can tell.
RIGHT_ANSWERS = {
    "00": {"first-guess": "False"},
    "01": {"cost-of-two": "41"},
    "02": {"second-nearest": "by the difference of the two squared distances, divided by m"},
    "03": {"best-place": "at 5"},
    "04": {"can-j-rise": "it falls or stays"},
}
