"""What a reader with other senses, or in the dark, would stumble over: one page, looked at in both schemes."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Whether the words are lighter than what they stand on; else the dark look would see the light page.
IS_DARK = """() => {
  const style = getComputedStyle(document.body);
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const [words, ground] = [style.color, style.backgroundColor].map(colour => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)].reduce((sum, part) => sum + part);
  });
  return words > ground;
}"""
FAULTS = {"resultTypes": ["violations"]}
"""What passes is not gathered: on a page of ten thousand elements that is most of the work."""
COLOURS = {**FAULTS, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""All that a scheme can change."""


def serious(page: Page, within: str = "html") -> list[str]:
    """Serious faults of the page as it stands, or of a part, and of its colours in the dark. Contexts that are looked
    at reduce motion, or colours are measured while they still fade."""
    found = _serious(page, within, FAULTS)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(IS_DARK)
    found += [f"in the dark: {fault}" for fault in _serious(page, within, COLOURS)]
    page.emulate_media(color_scheme="light")
    page.wait_for_function(f"!({IS_DARK})()")
    return found


def _serious(page: Page, within: str, options: dict[str, Any]) -> list[str]:
    violations: list[dict[str, Any]] = Axe().run(page, within, options).response["violations"]
    return [
        f"{violation['impact']}: {violation['id']}: {violation['help']}: {node['target']} {node['html'][:160]}"
        for violation in violations
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"][:5]
    ]
