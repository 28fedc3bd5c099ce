"""Several orders are right: what decides is the program that an order makes."""

from tests.exercises.loop_runs import runs_as_k_means


def same(came, right, arguments):
    return runs_as_k_means(came)
