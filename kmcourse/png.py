"""Pixels as a PNG file, the same bytes on every machine: nothing is compressed, for compressors differ."""

import struct
import zlib

import numpy as np

LARGEST_BLOCK = 65535  # bytes, of a stored block


def png_of_colours(image):
    r"""Return a picture as a PNG file.

    Parameters
    ----------
    image : (height, width, 3) ndarray of uint8

    Returns
    -------
    bytes

    References
    ----------
    ISO/IEC 15948:2004, Portable Network Graphics; P. Deutsch, RFC 1951: DEFLATE, section 3.2.4, stored blocks.

    Examples
    --------
    >>> png_of_colours(np.zeros((1, 2, 3), dtype=np.uint8))[:4]
    b'\x89PNG'
    """
    height, width, _ = image.shape
    return _file(width, height, 8, 2, [], image.reshape(height, -1))


def png_of_palette(labels, palette):
    """Return a picture of few colours as a PNG file with a palette: few bits a pixel.

    Parameters
    ----------
    labels : (height, width) ndarray of int
        Which row of `palette` each pixel has.
    palette : (K, 3) ndarray of uint8
        K is at most 256.

    Returns
    -------
    bytes

    Examples
    --------
    Sixteen pixels of two colours take one bit each, two bytes a row with its filter:

    >>> labels = np.tile([[0, 1]], (2, 4))
    >>> len(png_of_palette(labels, np.array([[0, 0, 0], [255, 255, 255]], dtype=np.uint8)))
    90
    """
    height, width = labels.shape
    depth = next(bits for bits in (1, 2, 4, 8) if len(palette) <= 2**bits)
    bits = np.unpackbits(labels.astype(np.uint8)[..., None], axis=-1)[..., 8 - depth :]
    rows = np.packbits(bits.reshape(height, -1), axis=1)
    return _file(width, height, depth, 3, [(b"PLTE", palette.astype(np.uint8).tobytes())], rows)


def _file(width, height, depth, kind, more, rows):
    # Every row begins with the number of its filter: none.
    raw = np.hstack([np.zeros((height, 1), dtype=np.uint8), rows]).tobytes()
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)), *more]
    chunks += [(b"IDAT", _stored(raw)), (b"IEND", b"")]
    written = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def _stored(raw):
    """Return a zlib stream that holds the bytes as they are."""
    pieces = [raw[start : start + LARGEST_BLOCK] for start in range(0, len(raw), LARGEST_BLOCK)]
    blocks = (
        struct.pack("<BHH", place == len(pieces) - 1, len(piece), 0xFFFF ^ len(piece)) + piece
        for place, piece in enumerate(pieces)
    )
    return b"\x78\x01" + b"".join(blocks) + struct.pack(">I", zlib.adler32(raw))
