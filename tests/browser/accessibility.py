"""What axe-core, the accessibility checker, finds in a part of a page."""

from axe_playwright_python.base import AXE_SCRIPT

GRAVE = ("serious", "critical")


def grave_findings(page, selector):
    """Return one line for each serious or critical finding in the elements that the selector names.

    References
    ----------
    Deque Systems, axe-core rule descriptions, https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
    """
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        "selector => axe.run({include: [[selector]]}, {resultTypes: ['violations']}).then(r => r.violations)", selector
    )
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['html'][:200]}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]
