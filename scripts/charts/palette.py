"""The colours of charts and maps, light and dark, and the rules that bind drawings to the theme.

The names are those of the theme's CSS custom properties (site/theme/assets/tinh-so.css). A drawing carries
the light colour as an attribute, so that a downloaded file reads by itself, and the name as a class (`f-ink`
fills, `s-ink` strokes), so that the site's scheme overrides it. The five steps of the map run from yellow to
blue and differ in lightness first of all, so also for the colour-blind and in grey print; the strongest is
the farthest from the page in either scheme. `on-scale-…` is the colour of letters on a step.
"""

from collections.abc import Mapping

STEPS = 5

LIGHT: Mapping[str, str] = {
    "page": "#fff",
    "ink": "#13212a",
    "soft": "#475962",
    "line": "#cdd8d8",
    "edge": "#6f8487",
    "focus": "#b3450b",
    "scale-1": "#eceecc",
    "scale-2": "#92d9ba",
    "scale-3": "#41b0bc",
    "scale-4": "#1870a1",
    "scale-5": "#203876",
    "on-scale-1": "#13212a",
    "on-scale-2": "#13212a",
    "on-scale-3": "#13212a",
    "on-scale-4": "#fff",
    "on-scale-5": "#fff",
}
DARK: Mapping[str, str] = {
    "page": "#10181d",
    "ink": "#e9eff1",
    "soft": "#adbcc3",
    "line": "#33444d",
    "edge": "#7d939c",
    "focus": "#ffb27a",
    "scale-1": "#23375c",
    "scale-2": "#185a89",
    "scale-3": "#158eab",
    "scale-4": "#5cc6b9",
    "scale-5": "#e6eeb9",
    "on-scale-1": "#fff",
    "on-scale-2": "#fff",
    "on-scale-3": "#0b1015",
    "on-scale-4": "#0b1015",
    "on-scale-5": "#0b1015",
}


def write_rules() -> str:
    """Write the rules, one a line, by which the theme's colours override what a drawing carries."""
    paints = (("f", "fill"), ("s", "stroke"))
    return "\n".join(
        f".chart .{letter}-{name} {{ {what}: var(--{name}); }}" for name in LIGHT for letter, what in paints
    )


def standalone_style() -> str:
    """Write the stylesheet of a file of its own, which follows the scheme of the reader's system."""
    return (
        f":root {{ {_write_variables(LIGHT)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_write_variables(DARK)} }} }}\n"
        f"{write_rules()}"
    )


def _write_variables(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())
