"""Names of files for names of people: such as every system takes, no two alike, and none that leads elsewhere."""

import hashlib
import re
import unicodedata

MOST_CHARACTERS, MOST_BYTES = 80, 200  # file systems take 255 bytes, and endings come on top
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # names of devices, on Windows


def file_names(students):
    """Return, for each student's name, one that a file can have everywhere.

    Examples
    --------
    >>> file_names(["alice", "陳小明"])
    {'alice': 'alice', '陳小明': '陳小明'}
    """
    names, taken = {}, set()
    for student in students:
        plain = re.sub(r"[^\w .,()-]", "_", unicodedata.normalize("NFC", student)).strip(" .")[:MOST_CHARACTERS]
        plain = plain.encode()[:MOST_BYTES].decode(errors="ignore").rstrip(" .")
        reserved = _RESERVED.fullmatch(plain)
        if not plain or plain != student or reserved or plain.casefold() in taken:
            digest = hashlib.sha256(student.encode("utf-8", "surrogatepass")).hexdigest()[:8]
            plain = f"{'_' if reserved else ''}{plain or 'student'}-{digest}"
        taken.add(plain.casefold())
        names[student] = plain
    return names
