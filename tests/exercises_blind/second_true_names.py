"""Which of the second set of blind answers make which known mistake; see true_names.py.

An answer that is not here is right, or is wrong in a way that the bank does not have.
"""

_WHO_MAKES = {
    "compute_cost": {
        "sum_instead_of_mean": [
            "Adds the squared distances up and never divides (inertia), vectorised.",
            "Sum of squared distances in nested plain loops; no division by m.",
            "Collects the within-cluster sums cluster by cluster and returns their sum, not the average.",
        ],
        "distance_not_squared": [
            "Mean of the distances, not of their squares (np.linalg.norm).",
            "Takes the square root of each point's sum of squares in a loop before averaging.",
            "Mean distance with math.dist, no square.",
        ],
        "root_of_the_mean": [
            "The root of J (root mean square distance).",
            "Root of the average, written with ** 0.5 after a loop.",
        ],
        "divided_by_K": [
            "Divides the sum by the number of centroids K instead of m.",
            "Divides by len(centroids), vectorised.",
        ],
        "divided_by_n": [
            "Takes m from X.shape[1], so divides by the number of features.",
            "Divides by len(X[0]), the number of features, after a loop.",
        ],
        "mean_over_all_entries": [
            "np.mean over every entry, so divides by m times n.",
            "Mean over the features inside the loop, then mean over the points.",
            "Divides the sum by X.size.",
        ],
        "divided_by_2m": ["Divides by 2m as in linear regression.", "Half of the mean squared distance, in a loop."],
        "nearest_instead_of_labels": [
            "Uses the nearest centroid of each point and ignores the labels.",
            "Loops over the centroids for the smallest square of each point; labels never read.",
            "Assigns the points again with argmin before measuring.",
        ],
        "all_centroids": [
            "Averages the squares from every point to all K centroids.",
            "Adds every point's square to each of the K centroids and divides by m times K.",
        ],
        "overall_mean_as_centroid": ["Measures from the overall mean of X instead of the assigned centroid."],
        "mean_of_cluster_means": [
            "Mean over the clusters of each cluster's mean square.",
            "Groups the squares in a dictionary, averages each group, then averages the averages.",
        ],
        "own_means_as_centroids": [
            "Recomputes the means of the clusters and ignores the centroids it was given.",
            "Calls X[labels == k].var for each cluster, so the given centroids never matter.",
        ],
        "added_before_squaring": [
            "Adds the differences first, then squares the sum.",
            "In the loop, the square is taken after the inner sum of differences.",
        ],
        "absolute_values_added_before_squaring": [
            "Square of the sum of absolute differences (Manhattan distance squared).",
            "norm with ord=1, squared, averaged.",
        ],
        "labels_as_a_column": [
            "Makes the labels a column, so the difference becomes m by m by n.",
            "labels[:, None] used as row index: every point against every assigned centroid, divided by m.",
        ],
        "norm_of_all_differences": ["Frobenius norm of all differences divided by m, not squared."],
        "difference_of_squares": [
            "Square of x minus square of the centroid.",
            "Difference of the squared norms in a loop.",
        ],
        "last_centroid_for_all": [
            "The loop variable k has leaked: every point is measured from the last centroid.",
            "mu is set in a first loop and used in a second, so it is the last centroid for all.",
        ],
        "first_feature_only": ["Only the first feature counts.", "x[0] - mu[0] in a loop."],
        "last_point_skipped": [
            "range(m - 1): the last example has no term.",
            "A while loop that stops one example early.",
        ],
        "decimals_cut": ["The result is cut to a whole number with int().", "Whole-number division of the sum by m."],
    },
    "assign_points": {
        "farthest": [
            "argmax of the squared distances.",
            "The comparison in the loop is the wrong way round: keeps the farthest centroid.",
            "Sorts the distances and takes the last index of argsort.",
        ],
        "counted_from_1": ["Labels counted from 1 (argmin + 1).", "enumerate(..., 1) numbers the centroids from 1."],
        "float_labels": [
            "Labels kept in np.zeros(m) without a type, so they are floats.",
            "Fills np.empty(m), which is a float array, one centroid after another.",
        ],
        "labels_as_a_column": [
            "Labels in an (m, 1) column, Octave style.",
            "keepdims=True leaves the labels as a column.",
        ],
        "labels_shaped_like_X": ["The array of labels has the shape of X; each row is filled with its label."],
        "first_feature_only": ["Distances from feature 0 only.", "(x[0] - mu[0]) ** 2 in a loop."],
        "two_features_only": [
            "Two features written out with [0] and [1]; any third is ignored.",
            "Slices the first two columns of both arrays before measuring.",
        ],
        "added_before_squaring": ["Square of the sum of the differences.", "sum(x - mu) ** 2 in a list comprehension."],
        "signed_differences": [
            "Sum of the signed differences, no square.",
            "A loop that adds x[j] - mu[j] and keeps the smallest.",
        ],
        "along_the_axes": ["Manhattan distance.", "norm with ord=1 in a loop."],
        "longest_side": ["Chebyshev distance: the largest difference."],
        "dot_product": ["The largest dot product decides.", "Dot product as similarity, in a loop."],
        "norm_of_two": ["norm(x, mu): the centroid is passed as the order of the norm."],
        "always_the_first": [
            "argmin of one number (norm of all differences at once), so every label is 0.",
            "The list of distances is emptied inside the loop over k; argmin of a list of length one is 0.",
        ],
        "always_the_last": [
            "The comparison stands outside the loop over k: every label is K - 1.",
            "unlisted: Forgets to update the smallest so far: the last centroid below infinity always wins.",
        ],
        "argmin_over_the_points": [
            "argmin over axis 0 of the (m, K) table: K labels returned.",
            "Builds a (K, m) table and takes argmin over axis 1.",
        ],
        "starts_too_small": [
            "Smallest so far starts at 999.",
            "Smallest square so far starts at 100000.",
            "A whole array of records, started at 1e6.",
        ],
        "three_centroids_only": ["K = 3 is written into the function.", "Three distances written out: d1, d2, d3."],
        "K_from_the_columns": ["K read from X.shape[1].", "K read from centroids.shape[1], the columns."],
        "square_instead_of_index": ["Returns the smallest squares instead of their index."],
        "distance_instead_of_index": ["Appends min(distances), the distance itself."],
        "square_multiplied_out": [
            "The expanded square with all three terms: loses everything far from the origin.",
            "Expanded square in a loop with dot products.",
        ],
        "moves_X_in_place": [
            "Puts the labels right, but centres X with -= in place.",
            "Subtracts each centroid from X in place and adds it back except for the last.",
        ],
    },
    "move_centroids": {
        "mean_over_everything": [
            "Mean without an axis: one number fills the whole row.",
            "Adds all coordinates of the members and divides by how many numbers there were.",
        ],
        "mean_over_features": ["axis=1: averages over the features."],
        "sum_instead_of_mean": ["Sum of the members, not their mean.", "Adds up with np.add.at and forgets to divide."],
        "divided_by_m": ["Divides the sum by m.", "One-hot matrix product over len(X)."],
        "divided_by_K": ["Divides the sum by K."],
        "divided_twice": [
            "Takes the mean, then divides by the count again.",
            "The division by the count stands twice in a loop of lists.",
        ],
        "median": ["Median of the members.", "Median from the statistics module, column by column."],
        "midrange": ["Midrange: half of smallest plus largest."],
        "nearest_example": ["Snaps the mean to the nearest example."],
        "running_average": ["Running (old + x) / 2, from the first member on."],
        "running_average_from_the_old": ["Each point pulls its old centroid half way, one after another."],
        "nan_for_nobody": [
            "No care for an empty cluster: mean of nothing is NaN.",
            "List comprehension of means, NaN when nobody chose k.",
            "Sums over counts; 0 / 0 for an empty cluster.",
        ],
        "origin_for_nobody": [
            "An array of zeros left unfilled for an empty cluster.",
            "Divides by max(count, 1), so an empty cluster lands at the origin.",
            "NaN means turned into 0 with nan_to_num.",
        ],
        "K_from_the_labels": [
            "K taken from np.unique(labels), so an empty cluster has no row.",
            "A dictionary of lists by label: only clusters with members come back.",
        ],
        "K_from_the_largest_label": ["K = max(labels) + 1, an empty cluster in between keeps its place."],
        "rounded_down": ["Whole-number division of the sums.", "New centroids are made with dtype=int."],
        "decimals_cut": ["Writes into a copy that keeps the integer type of the start."],
        "labels_from_1_to_K": [
            "Loops k from 1 to K over labels that start at 0 and writes row k - 1; an empty label keeps its row."
        ],
        "labels_from_1_to_K_then_nan": ["Compares labels with k + 1: rows shifted, last one NaN."],
        "last_centroid_forgotten": ["range(K - 1): the last centroid never moves."],
        "last_centroid_left_at_0": ["The last row is skipped and stays zero; empty clusters elsewhere are kept."],
        "first_feature_only": ["Only feature 0 is averaged; the others stay 0."],
        "first_feature_moved_only": ["Only the first coordinate is updated, the rest keep the old value."],
        "rows_sorted": ["The right means, but the rows come back sorted.", "Returns sorted(list of means)."],
        "labels_overwritten": [
            "Overwrites the labels with zeros on the way out.",
            "Sorts the labels in place after use.",
            "Marks the points already used with -1 in the labels.",
        ],
        "half_way": ["Moves only half of the way to the mean."],
        "too_far": ["Goes twice the way to the mean."],
        "a_tenth_of_the_way": ["A learning rate of 0.1 towards the mean."],
    },
    "run_kmeans": {
        "one_centroid_stands_still_later": ["Stops as soon as one centroid stands still."],
        "one_centroid_stands_still": ["while error.all() != 0, as the exercise text of a platform writes it."],
        "stops_after_one_iteration": [
            "old = mu is another name, and mu is changed in place: ends after one iteration.",
            "Labels compared with an alias of themselves, overwritten in place.",
            "One iteration only: return inside the loop.",
            "Assign and move once, no loop at all.",
        ],
        "runs_to_the_limit": [
            "Stops only when J rises, so runs to the limit.",
            "unlisted: Never stops early: always does all iterations.",
        ],
        "absolute_tolerance": [
            "Absolute tolerance of 0.01 on J.",
            "tol = 1e-4 on the fall of J, in the units of the data.",
        ],
        "limit_ignored": ["No iteration limit: max_iterations is never read."],
        "drawn_anew_each_iteration": ["New random centroids in each iteration."],
        "rows_shuffled": ["Shuffles the rows between assign and move."],
        "assigns_once": [
            "Assigns once before the loop and then only moves.",
            "Always assigns to the start centroids, so the labels never change.",
        ],
        "never_moves": [
            "Calls the move but drops the result: the centroids never move.",
            "Moves a copy of the centroids and goes on with the original.",
        ],
        "assigned_on_a_scale_of_its_own": ["Assigns on standardised data, measures and moves on raw data."],
        "J_with_the_old_centroids": ["J after the move is measured with the previous centroids."],
        "labels_of_the_iteration_before": ["Moves with the labels of the last iteration."],
        "J_once_an_iteration": ["J is logged once an iteration, after the move only."],
        "centroids_before_labels": ["unlisted: Returns centroids, labels, costs in the wrong order."],
        "start_ignored": ["unlisted: Ignores the start it is given and begins with the first K rows."],
    },
    "diagnose_costs": {
        "absolute_tolerance": ["Absolute tolerance of 0.001 decides flat and rising, whatever the unit of J."],
        "last_pair_only": ["unlisted: Looks only at the last two costs; an earlier rise is missed."],
        "flat_asked_first": ["unlisted: Flat is tested before rising."],
        "flat_anywhere": ["unlisted: Any two equal neighbours count as flat, not only the last two."],
    },
    "assigned_centroid": {
        "labels_counted_from_1": ["Takes the label to be counted from 1: reads row label - 1."],
        "row_i_of_centroids": ["unlisted: Uses i as the row of the centroids and ignores the labels."],
        "label_instead_of_centroid": ["unlisted: Returns the label instead of the centroid."],
        "column_instead_of_row": ["unlisted: Reads a column instead of a row."],
        "points_counted_from_1": ["unlisted: Counts the points from 1."],
        "centroids_of_all_points": ["unlisted: Returns the centroids of all the points and forgets to pick the i-th."],
    },
    "initialize_centroids": {
        "drawn_with_replacement": [
            "rng.choice over the rows, with replacement by default.",
            "K separate draws with rng.integers.",
            "Multiplies rng.random by m for each row; the same row can come twice.",
        ],
        "shuffles_X_in_place": ["Shuffles X in place and takes the first K rows."],
        "first_rows": ["unlisted: Always the first K rows; rng is not used."],
        "points_in_the_box": ["unlisted: Random places in the bounding box, not examples."],
        "always_the_same_rows": ["unlisted: Makes its own generator with seed 0 instead of using rng."],
        "indices_instead_of_rows": ["unlisted: Returns the row numbers, not the rows."],
        "fewer_than_K": ["unlisted: K > m is no error: fewer rows come back."],
    },
    "best_run": {
        "one_start_for_all": [
            "Draws one start before the loop; every restart begins there.",
            "Each restart continues from the centroids of the one before.",
            "unlisted: n_starts is ignored: a single run.",
        ],
        "keeps_the_last": [
            "Keeps the last restart.",
            "The best cost is set to the current one in every turn, so the last run is returned.",
        ],
        "averaged_centroids": ["Averages the centroids of the restarts."],
        "starts_are_not_different_examples": ["The start rows are drawn with replacement."],
        "keeps_the_highest": ["unlisted: Keeps the run with the highest J."],
        "cost_of_another_run": ["unlisted: Lowest cost kept, but labels and centroids are those of the last run."],
        "lowest_at_the_start": ["unlisted: Compares the runs by their first J, not their last."],
        "all_costs_of_the_run": ["unlisted: Returns the whole list of costs of the best run instead of its last J."],
    },
}

SECOND_TRUE_NAMES = {
    exercise: {belief: name for name, beliefs in makers.items() for belief in beliefs}
    for exercise, makers in _WHO_MAKES.items()
}
