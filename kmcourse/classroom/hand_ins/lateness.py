"""When something was handed in, and how late that is, in words. It is shown; nobody loses a point for it here.

Where a time is written without a zone, it is taken for the zone of this machine.
"""

from datetime import UTC, datetime

NO_TIME = (
    'It has to be a day and a time, in the zone of this machine, "2026-03-01 23:59", or with its own, '
    '"2026-03-01 23:59+08:00". This is "{text}".'
)


class DueError(Exception):
    """Why that is no time at which something is due: a sentence."""


def in_utc(at):
    """Return when that is; "" where it is not known, or no calendar has it.

    Parameters
    ----------
    at : float or None
        Seconds since 1970.

    Examples
    --------
    >>> in_utc(0.0), in_utc(1e30), in_utc(None)
    ('1970-01-01T00:00:00+00:00', '', '')
    """
    if at is None:
        return ""
    try:
        return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""


def read_due(text):
    """Return when something is due, in UTC, as `in_utc` writes it.

    Raises
    ------
    DueError

    Examples
    --------
    >>> read_due("2026-03-01 23:59+08:00")
    '2026-03-01T15:59:00+00:00'
    """
    try:
        if len(text) <= len("2026-03-01"):  # the day begins or ends with it: nobody can tell
            raise ValueError
        return datetime.fromisoformat(text).astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        raise DueError(NO_TIME.format(text=text)) from None


def how_late(handed_in, due, is_late):
    """Return how late something is, in words; "" where it is not, or nothing tells.

    Parameters
    ----------
    handed_in, due : str
        As `in_utc` writes them; "" where it is not known.
    is_late : bool
        As the learning platform has it, which may know more.

    Examples
    --------
    >>> how_late("2026-03-03T18:59:00+00:00", "2026-03-01T15:59:00+00:00", False)
    '2 days 3 hours late'
    """
    if handed_in and due:
        seconds = (datetime.fromisoformat(handed_in) - datetime.fromisoformat(due)).total_seconds()
        if seconds > 0:
            return f"{_in_words(int(seconds))} late"
    return "late" if is_late else ""


def _in_words(seconds):
    """Return the largest unit, and the next one if there is some of it."""
    days, hours, minutes = seconds // 86400, seconds // 3600 % 24, seconds // 60 % 60
    amounts = [_amount(days, "day"), _amount(hours, "hour"), "" if days else _amount(minutes, "minute")]
    return " ".join(filter(None, amounts)) or "less than a minute"


def _amount(count, unit):
    return f"{count} {unit}{'' if count == 1 else 's'}" if count else ""
