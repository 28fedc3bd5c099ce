"""The files of a zip from anybody, read in memory and never unpacked to the disk."""

import contextlib
import zipfile
from datetime import datetime

MOST_MEMBERS = 20_000
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # what is written where the packer knows no time


class ZipError(OSError):
    """Why a zip, or a file in it, cannot be read: one sentence."""


def members(opened, largest):
    """Yield (parts of the name, time, read) for the files of a zip.

    Parameters
    ----------
    opened : callable
        opened() -> path or binary file: the zip, each time anew.
    largest : int
        Bytes of a file that are read, and one more, so that who reads sees that it is larger.

    Raises
    ------
    ZipError, OSError
        Also by `read()`.
    """
    try:
        with zipfile.ZipFile(opened()) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise ZipError("It is no zip, or it is damaged.") from None
    if len(infos) > MOST_MEMBERS:
        raise ZipError(f"This zip holds more than {MOST_MEMBERS} files.")
    for info in infos:
        # A name is only looked at, never opened: what leads out of the zip leads nowhere.
        parts = tuple(part for part in _name(info).replace("\\", "/").split("/") if part not in ("", ".", ".."))
        if parts and not info.is_dir():
            yield parts, _time(info), _reader(opened, info, largest)


def _reader(opened, info, largest):
    def read():
        try:
            with zipfile.ZipFile(opened()) as archive, archive.open(info) as file:
                return file.read(largest + 1)
        except RuntimeError:
            raise ZipError("It is locked with a password.") from None
        except Exception as problem:  # each way of packing has errors of its own
            if isinstance(problem, OSError) and (problem.errno or isinstance(problem, ZipError)):
                raise
            raise ZipError("It is damaged inside its zip.") from None

    return read


def _name(info):
    if info.flag_bits & 0x800:  # written as UTF-8
        return info.filename
    with contextlib.suppress(UnicodeError):  # it is UTF-8 all the same, and was read as the code page of 1981
        return info.filename.encode("cp437").decode("utf-8")
    return info.filename


def _time(info):
    """Return seconds since 1970, or None. A zip has no zone: its times are taken for this machine's."""
    try:
        return None if info.date_time == _NO_TIME else datetime(*info.date_time).timestamp()
    except (ValueError, OverflowError):
        return None
