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

    def run_cell(self, source, name):
        """Return what became of the next cell."""
        self._cells += 1
        return self._student.outcomes[self._cells - 1]

    def runner(self, *what):
        """Return what stood under a name after that cell; as `Student.runner` does."""
        return self._student.runner(*what, at=self._cells)
