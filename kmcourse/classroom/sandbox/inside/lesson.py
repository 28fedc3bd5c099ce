"""The functions of the course that a submission may ask for: what they are called, and in which file they are."""

LESSON = {
    "assign_points": "kmeans",
    "assigned_centroid": "kmeans",
    "best_run": "starts",
    "compress_image": "pixels",
    "compute_cost": "kmeans",
    "cost_gradient": "gradient",
    "cost_tolerance": "rounding",
    "diagnose_costs": "oracle",
    "half_steps": "descent",
    "initialize_centroids": "starts",
    "kmeans_plus_plus_weights": "starts",
    "lowest_costs": "starts",
    "move_centroids": "kmeans",
    "run_kmeans": "descent",
}
PROGRAMS = ("data", "run", "source")
