"""The contrast of text and of what one must see of a control, for both colour schemes (WCAG 2.2, AA)."""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHEETS = [
    ROOT / "Sources/WebServer/Resources/style.css",
    ROOT / "Sources/Documents/Resources/annotated.css",
]
# Text on what lies behind it: 4.5 to 1.
TEXT = [
    ("ink", "paper"), ("ink", "card"), ("ink", "term-tint"), ("ink", "warn-tint"),
    ("faint", "paper"), ("faint", "card"), ("faint", "term-tint"), ("faint", "warn-tint"),
    ("term", "paper"), ("term", "card"), ("term", "term-tint"), ("paper", "term"), ("paper", "ink"),
    ("warn", "paper"), ("warn", "card"), ("warn", "warn-tint"), ("match", "paper"), ("match", "card"),
    ("mark-ink", "mark"),
]
# The edges of fields and buttons, and what shows the focus: 3 to 1.
EDGES = [("edge", "paper"), ("edge", "card"), ("term", "paper"), ("term", "card"), ("term", "term-tint"), ("warn", "warn-tint")]


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    light, dark = sorted([luminance(first), luminance(second)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def schemes(sheet):
    """The colours of the light and of the dark scheme, as the style sheet has them."""
    blocks = re.findall(r":root\s*\{([^}]*)\}", sheet.read_text())
    return [dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,6})", block)) for block in blocks[:2]]


class Contrast(unittest.TestCase):
    def test_every_pair(self):
        for sheet in SHEETS:
            for name, colours in zip(["light", "dark"], schemes(sheet)):
                for pairs, least in [(TEXT, 4.5), (EDGES, 3.0)]:
                    for front, back in pairs:
                        if front not in colours or back not in colours:
                            continue
                        ratio = contrast(colours[front], colours[back])
                        self.assertGreaterEqual(ratio, least, f"{sheet.name} {name}: {front} on {back}")

    def test_colours_are_named(self):
        """A colour that is not one of the names would not be looked at here."""
        for sheet in SHEETS:
            rules = re.sub(r"(?s)@media print \{.*", "", re.sub(r":root\s*\{[^}]*\}", "", sheet.read_text()))
            self.assertEqual(re.findall(r"#[0-9a-fA-F]{3,8}\b", rules), [])


def table():
    for sheet in SHEETS:
        light, dark = schemes(sheet)
        print(sheet.name)
        for front, back in TEXT + EDGES:
            if front in light and back in light:
                print(f"  {front:9} on {back:10} {contrast(light[front], light[back]):5.2f} {contrast(dark[front], dark[back]):5.2f}")


if __name__ == "__main__":
    table()
    unittest.main()
