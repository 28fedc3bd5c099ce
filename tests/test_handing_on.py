"""What a learner has written carries on, checked again, and with the reference in place of what is missing."""

import linecache

import pytest

import kmcourse as km
from kmcourse.handing_on import mine
from kmcourse.records import home

MOVE = """def move_centroids(X, labels, centroids):
    moved = np.array(centroids, dtype=float)  # written by a learner
    for k in range(len(moved)):
        if (labels == k).any():
            moved[k] = X[labels == k].mean(axis=0)
    return moved
"""


def typed(source, name):
    """Define a function as a notebook cell does: its source is in the line cache."""
    filename = f"<cell {name} {hash(source)}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    scope = {"np": __import__("numpy"), "km": km, "__name__": "__main__"}
    exec(compile(source, filename, "exec"), scope)
    return scope[name]


def test_a_function_that_passes_its_check_is_kept_and_comes_back(capsys):
    assert km.check(typed(MOVE, "move_centroids")).passed

    move_centroids = mine("move_centroids")

    assert capsys.readouterr().out == "move_centroids: yours, from my_kmeans.py.\n"
    assert move_centroids.__code__.co_filename.startswith("<my_kmeans.py")
    assert "written by a learner" in (home() / "my_kmeans.py").read_text()


def test_a_function_that_fails_is_not_kept():
    assert not km.check(typed(MOVE.replace(".mean(", ".sum("), "move_centroids")).passed

    assert not (home() / "my_kmeans.py").exists()


def test_the_reference_is_not_the_learners():
    assert km.check(km.move_centroids).passed

    assert not (home() / "my_kmeans.py").exists()


def test_a_missing_one_is_the_reference_and_says_so(capsys):
    assert mine("assign_points") is km.assign_points
    assert capsys.readouterr().out == "assign_points: the course's. Yours is not in my_kmeans.py yet.\n"


def test_one_broken_function_costs_only_itself(capsys):
    km.check(typed(MOVE, "move_centroids"))
    (home() / "my_kmeans.py").write_text(
        (home() / "my_kmeans.py").read_text()
        + "\n\ndef assign_points(X, centroids):\n    return helper_from_a_cell(X)\n"
    )

    assign_points, move_centroids = mine("assign_points", "move_centroids")

    assert assign_points is km.assign_points
    assert move_centroids is not km.move_centroids
    assert (
        "assign_points: the course's. Yours in my_kmeans.py does not pass its check any more."
        in capsys.readouterr().out
    )


def test_a_file_that_cannot_be_loaded_is_named_and_the_lesson_goes_on(capsys):
    km.check(typed(MOVE, "move_centroids"))
    (home() / "my_kmeans.py").write_text("import a_package_that_is_not_here\n\n\n" + MOVE)

    assert mine("move_centroids") is km.move_centroids
    assert "cannot be loaded (ModuleNotFoundError" in capsys.readouterr().out


def test_their_own_functions_drive_the_run():
    km.check(typed(MOVE, "move_centroids"))

    run = km.half_steps([[1], [11]], [[2]], move=mine("move_centroids"))

    assert [step.cost for step in run] == [41.0, 25.0, 25.0, 25.0]


@pytest.mark.parametrize(("names", "message"), [((), "Say which functions"), (("cluster",), "called 'cluster'")])
def test_what_is_no_exercise_is_refused(names, message):
    with pytest.raises(ValueError, match=message):
        mine(*names)
