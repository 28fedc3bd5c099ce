"""Grade a class, on one machine or on several; or one notebook, for its student or in a container of Gradescope."""
