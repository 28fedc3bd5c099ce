"""The claims of the lesson: where the course states each of them, shows it, and asks about it.

`python -m tests.claims` prints the table.
"""

from typing import NamedTuple


class Words(NamedTuple):
    """What stands in a cell: its text, or the alt text of the picture that it shows."""

    cell: str
    words: str


class Check(NamedTuple):
    """An item of a check, and a known mistake that contradicts the claim: the item refuses it."""

    exercise: str
    title: str
    mistake: str


class Prediction(NamedTuple):
    """A question: the claim's answer to it, and one that is offered and contradicts the claim."""

    id: str
    right: str
    wrong: str


class Claim(NamedTuple):
    """One claim of the lesson."""

    says: str
    stated: Words
    shown: Words
    asked: Check | Prediction


PATTERN = "cost-without-labels"
OWN_COST = "yes: a cost of its own, by another algorithm"
TWO_POINTS_COST = "Points 1 and 11 cost 41 with the centroid at 2, and 25 with it at 6"
TWO_POINTS_MEAN = "Points 1 and 11 have their mean at 6; points 1, 2 and 12 at 5"
BOTH_STEPS = "In every round all points are assigned, and then all centroids moved"
TWO_SQUARES = Words("measure-predict", "End to end the squares are 82; divided by 2, that is J = 41")
THIRTY_SQUARES = Words(
    "measure-see-thirty-figure", "30 points, each with a square on its distance to one of 2 centroids"
)
TABLE = Words("assign-predict", "With these labels J is 12.5; with the least of every row it would be 3.833")
BOWL = Words("move-bowl", "J(μ) is a bowl; its bottom is J = 25 at the mean, 6")
STAIRS = Words("stairs-run", "J after each: 31.99, 4.593, 2.231, 1.57, 1.57, 1.57. J never rose and ended flat")

CLAIMS = {
    1: Claim(
        "K-means minimises squared distances, by labels and centroids in turns",
        Words("stairs-proof", "To improve one group of unknowns while the other is held fixed, in turns"),
        STAIRS,
        Check("loop_order", BOTH_STEPS, "move_before_assign"),
    ),
    2: Claim(
        "Step 1: every point goes to its nearest centroid",
        Words("stairs-question", "**Assign**: every point gets the label of its nearest centroid"),
        TABLE,
        Check("assign_points", "Points on a line go to the nearest of two centroids", "farthest"),
    ),
    3: Claim(
        "Step 2: every centroid becomes the mean of its points",
        Words("stairs-question", "**Move**: every centroid goes to the mean of its points"),
        BOWL,
        Check("move_centroids", "Four clusters of different sizes, three features", "sum_instead_of_mean"),
    ),
    4: Claim(
        "The iteration lowers the cost until it is flat (it never rises: slip S8)",
        Words("stairs-log-seen", "J falls from 31.994 to 1.570 and then stays"),
        STAIRS,
        Prediction("can-j-rise", "it falls or stays", "it rises at every move"),
    ),
    5: Claim(
        "Supervised learning: a training set, a cost, and gradient descent or another algorithm",
        Words("measure-pattern", "Gradient descent, or another algorithm, makes the cost small"),
        Words("slope-bowl", "Gradient descent with α = 0.1 begins with J = 41, 35.24"),
        Prediction(PATTERN, OWN_COST, "yes: the number of wrong labels"),
    ),
    6: Claim(
        "K-means, too, makes a cost of its own small",
        Words("measure-objective", "K-means has a cost that needs no right labels"),
        TWO_SQUARES,
        Prediction(PATTERN, OWN_COST, "no: without right labels there is no cost"),
    ),
    7: Claim(
        "Its algorithm is not gradient descent, but two steps in turns",
        Words("slope-question", "But its algorithm is *not* gradient descent"),
        Words("slope-side-by-side", "At the end Move step: J = 1.57 after 6 half-steps; Gradient, α = 1: J = 1.571"),
        Prediction(PATTERN, OWN_COST, "yes: a cost of its own, by gradient descent"),
    ),
    8: Claim(
        "c⁽ⁱ⁾ is the number, 1 to K, of the cluster that point i is given now",
        Words("measure-symbols", "the number of the cluster that point $i$ is given *now*"),
        Words("measure-predict", "c⁽²⁾ = 1"),
        Check("assigned_centroid", "The centroid of a point, in the plane", "labels_counted_from_1"),
    ),
    9: Claim(
        "μ_k is the position of centroid k",
        Words("measure-symbols", "centroid number $k$, one of $K$ centroids"),
        Words("measure-see-thirty-figure", "μ₂ = (6.5, 6)"),
        Check("assigned_centroid", "The centroid of a point, in the plane", "label_instead_of_centroid"),
    ),
    10: Claim(
        "μ_c⁽ⁱ⁾ is the centroid that point i is given",
        Words("measure-symbols", "the centroid that point $i$ is given"),
        Words("measure-see-thirty-figure", "c⁽³⁰⁾ = 2, μ₂ = (6.5, 6)"),
        Check("assigned_centroid", "The centroid of a point, in the plane", "row_i_of_centroids"),
    ),
    11: Claim(
        "A look-up in two steps: for point 10, read c⁽¹⁰⁾, then go to that centroid",
        Words("measure-look-up", "For point 10: first read $c^{(10)}$, then go to the centroid with that number"),
        THIRTY_SQUARES,
        Check("assigned_centroid", "Two points with one label have one centroid; three features", "row_i_of_centroids"),
    ),
    12: Claim(
        "J is a function of all labels and of all centroids (slip S3)",
        Words("measure-formula", "J depends on all the labels *and* on all the centroids"),
        THIRTY_SQUARES,
        Check("compute_cost", TWO_POINTS_COST, "own_means_as_centroids"),
    ),
    13: Claim(
        "J is the average squared distance of every example to its own centroid",
        Words("measure-formula", r"\frac{1}{m} \sum_{i=1}^{m} \left\lVert x^{(i)} - \mu_{c^{(i)}} \right\rVert^2"),
        THIRTY_SQUARES,
        Check("compute_cost", "Six points with three features and two centroids", "mean_over_all_entries"),
    ),
    14: Claim(
        "Every example brings exactly one term",
        Words("measure-one-term-seen", "It is one of the thirty terms, and J is their mean"),
        THIRTY_SQUARES,
        Check("compute_cost", "Six points with three features and two centroids", "all_centroids_summed"),
    ),
    15: Claim(
        "K-means looks for the labels and the centroids that make this average small",
        Words("measure-objective", "K-means looks for the labels and the centroids that make J small"),
        STAIRS,
        Check("run_kmeans", "It goes on as long as any centroid moves", "never_moves"),
    ),
    16: Claim(
        "Read J off a picture: each point to its own centroid, squared, one average over all points",
        Words("measure-see-thirty", "Then take one mean over *all* points, whatever their cluster"),
        THIRTY_SQUARES,
        Check("compute_cost", "Six points with three features and two centroids", "mean_of_cluster_means"),
    ),
    17: Claim(
        "Each step changes either the labels or the centroids, to lower J further",
        Words("assign-question", "K-means changes one of the two and holds the other"),
        Words("stairs-own-run", "K-means on 30 points with 2 centroids, half-step by half-step"),
        Check("move_centroids", "X, labels and centroids stay as they were", "labels_overwritten"),
    ),
    18: Claim(
        "J is also called the distortion",
        Words("measure-objective", "It is called **J**, or the *distortion*"),
        TWO_SQUARES,
        Prediction("distortion-from-inertia", "25", "50"),
    ),
    19: Claim(
        "Assign makes J as small as possible over c, with μ held fixed",
        Words("assign-why", r"to make J as small as possible, while $\mu_1, \dots, \mu_K$ are held fixed"),
        TABLE,
        Check("assign_points", "J agrees: no other label of any point would lower it", "along_the_axes"),
    ),
    20: Claim(
        "Move makes J as small as possible over μ, with c held fixed",
        Words("move-many", r"the labels c are held fixed, and every $\mu_k$ goes to the mean of its points"),
        BOWL,
        Check("move_centroids", "J agrees: no nudge of any centroid would lower it", "median"),
    ),
    21: Claim(
        "Why the nearest: a far centroid gives the point a large square, a near one a small square",
        Words("assign-why", "The far centroid means a large square, the near one a small square"),
        Words("assign-predict", "Point 4 pays 25 to centroid 1; centroid 2 would cost 1"),
        Prediction(
            "second-nearest",
            "by the difference of the two squared distances, divided by m",
            "that depends on the other points",
        ),
    ),
    22: Claim(
        "Distance or squared distance: for choosing the nearest it makes no difference",
        Words("assign-root-seen", "for *choosing* the root makes no difference"),
        TABLE,
        Prediction("root-of-the-squares", "none", "those of points nearer than 1"),
    ),
    23: Claim(
        "In the assign step the centroids do not move",
        Words("assign-question", "In this notebook the centroids are *locked*: they do not move at all"),
        Words("assign-predict", "the centroids are locked"),
        Check("assign_points", "X and centroids stay as they were", "moves_both_in_place"),
    ),
    24: Claim(
        "Why the mean: it makes the squares of a cluster's points as small as they can be",
        Words("move-why", "the pulls add up to zero at the mean, and nowhere else"),
        Words("move-three-bowl", "its bottom is J = 24.667 at the mean, 5"),
        Prediction("best-place", "at 5", "at 2"),
    ),
    25: Claim(
        "Points 1 and 11, μ at 2: distances 1 and 9, J = (1² + 9²) / 2 = 41",
        Words("measure-debrief", "The distances are 1 and 9, and J = (1² + 9²) / 2 = **41**"),
        TWO_SQUARES,
        Prediction("cost-of-two", "41", "5"),
    ),
    26: Claim(
        "μ at ½(1 + 11) = 6: distances 5 and 5, J = (5² + 5²) / 2 = 25",
        Words("measure-debrief", "With the centroid at 6 both distances become 5, and J is (5² + 5²) / 2"),
        BOWL,
        Check("compute_cost", TWO_POINTS_COST, "sum_instead_of_mean"),
    ),
    27: Claim(
        "25 is much less than 41",
        Words("measure-see-thirty", "With the centroid at 6, J is **25**, much less than 41"),
        Words("move-bowl", "With the centroid μ at 2, J, the average of the squared distances, is 41"),
        Check("compute_cost", TWO_POINTS_COST, "distance_not_squared"),  # 5 in both places
    ),
    28: Claim(
        "Other places for μ may be tried: the mean is the best",
        Words("move-decomposition", "The curve is a bowl, and its lowest point is at 6: the **mean** of the points"),
        BOWL,
        Check("move_centroids", "J agrees: no nudge of any centroid would lower it", "half_way"),
    ),
    29: Claim(
        "Each step makes J as small as it can, so K-means is guaranteed to converge (slip S9)",
        Words("starts-question", "Because each step makes the best choice, K-means is *guaranteed to converge*"),
        Words("starts-rectangle-widget", "From the middles of its long sides K-means never moves, at J = 25"),
        Check("loop_order", "It stops when a round has moved nothing, and J has been measured", "never_stops"),
    ),
    30: Claim(
        "In every iteration J goes down or stays",
        Words("stairs-debrief", "**It falls or stays.**"),
        STAIRS,
        Prediction("can-j-rise", "it falls or stays", "it may rise, but falls in the long run"),
    ),
    31: Claim(
        "If J ever goes up, there is a bug",
        Words("stairs-alarm", "If J rises, even once, the code has a bug"),
        Words("stairs-broken", "J rose by 35.39 at half-step 3 (assign): a right K-means never does this"),
        Check("diagnose_costs", "One rise anywhere is a bug, whatever comes after it", "last_pair_only"),
    ),
    32: Claim(
        "If J stays, this usually means convergence: stop",
        Words("starts-meanings", "So: flat *usually* means converged, and you stop"),
        Words("starts-tie-widget", "J never rose and ended flat"),
        Prediction("flat-at-a-tie", "neither of the two", "the global minimum"),
    ),
    33: Claim(
        "Knowing J turns memorised steps into understood steps",
        Words("own-learnt", "Knowing J turns K-means from steps that you memorise into steps that you understand"),
        Words("own-stop-beside", "The reference: J = 1.57 after 6 half-steps"),
        # Who remembers "the nearest" and not why, measures along the axes.
        Check("assign_points", "Nearest means nearest with a ruler", "along_the_axes"),
    ),
    34: Claim(
        "41 → 25 shows why the mean is best",
        Words("move-decomposition", "With μ at 2 it is 4², and 41 = 25 + 4²"),
        BOWL,
        Check("move_centroids", TWO_POINTS_MEAN, "nearest_example"),
    ),
    35: Claim(
        "Down or flat is a rule for stopping",
        Words("stairs-stop", "When J after a move is the same as after the move before, stop"),
        STAIRS,
        Check(
            "run_kmeans",
            "It stops after the first iteration without a change, in metres as in millimetres",
            "runs_to_the_limit",
        ),
    ),
    36: Claim(
        "J helps to apply K-means, and to debug it",
        Words("diagnose-learnt", 'J turns "it runs" into "it does its job": that is how it helps you debug'),
        Words("diagnose-zoo-widget", "14 curves of J, half-step by half-step, to be diagnosed from J alone"),
        Check("diagnose_program", "Program F", "a_small_rise_means_no_bug"),
    ),
}

# Slips of the lesson's notes -> where the course has it right.
SLIPS = {
    "S1: 42 in place of 41": Words("measure-numbers-seen", "The cost at 2 is 41, not 42"),
    "S2: k for K": Words("measure-symbols", "Big $K$ is how many clusters there are; small $k$ is one of them"),
    "S3: J without the centroids": Words("measure-formula", r"J(c^{(1)}, \dots, c^{(m)}, \mu_1, \dots, \mu_K)"),
    "S4: divided by 1/m": Words("measure-numbers-seen", "The sum is multiplied by 1/m, which is to divide it by m"),
    "S5: ci for c⁽ⁱ⁾": Words("measure-symbols", "The small $(i)$ on top is an index, not a power"),
    "S6: distances without squares": Words("move-two-seen", "Without the squares you could not tell 2 from 6"),
    "S7: places never stated": Words("move-two", "Two points stand at 1 and 11, and their centroid μ stands at 2"),
    "S8: falls until it converges": Words("starts-rectangle-seen", "K-means converges to a *fixed point*"),
    "S9: convergence without a reason": Words("stairs-finite", "so there are at most $K^m$ ways to label them"),
    "S10: rising, garbled": Words("stairs-learnt", "J up means a bug; J never up does not mean right"),
    "S11: why the mean": Words("move-why", "that is why the mean is best *for squares*"),
    "S12: no rise, no bug": Words("diagnose-debrief", "*J never rises, so there is no bug* is false"),
    "S13: J that crawls": Words("starts-crawl-seen", "Stop when J is the same as before, not when it falls slowly"),
    "S13: J chooses among starts": Words(
        "starts-many-seen", "The cure is to start again, and J says which run to keep"
    ),
}


def table():
    """Return the table as Markdown, a row a claim."""
    rows = ["| | claim | stated in | shown in | asked by |", "|---|---|---|---|---|"]
    for number, claim in CLAIMS.items():
        if isinstance(claim.asked, Check):
            asked = f"check {claim.asked.exercise}: {claim.asked.title}; refuses {claim.asked.mistake}"
        else:
            asked = f"prediction {claim.asked.id}: {claim.asked.right}, not {claim.asked.wrong}"
        rows.append(f"| {number} | {claim.says} | {claim.stated.cell} | {claim.shown.cell} | {asked} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())
