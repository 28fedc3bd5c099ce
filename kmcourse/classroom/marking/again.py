"""A submission once more, in the same process and with other data: its cells have been run."""


class Again:
    """Stands where a `Student` stands, and has all its time again.

    Parameters
    ----------
    student : Student
        One that has been run through.
    """

    def __init__(self, student):
        student.renew()
        self._student, self._cells = student, 0

    @property
    def outcomes(self):
        """What became of the cells so far."""
        return self._student.outcomes[: self._cells]

    def begin_cell(self, source, name):
        """Go on to after the next cell."""
        self._cells += 1

    def finish_cells(self):
        """Do nothing: they have been run."""

    def runner(self, *what):
        """Return what stood under a name after that cell; as `Student.runner` does."""
        return self._student.runner(*what, at=self._cells)
