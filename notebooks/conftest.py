"""For `pytest --nbval` on notebooks with stored outputs: all they show is compared, but for the bytes of a picture.

Matplotlib writes other bytes with every version and on every platform. A figure's alt text says its numbers, and that
is compared.
"""


def pytest_collectstart(collector):
    """Let nbval see every PNG as the same word."""
    if hasattr(collector, "sanitize_patterns"):
        collector.sanitize_patterns[r"data:image/png;base64,[\w+/=]+"] = "the bytes of a picture"
