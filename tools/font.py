"""Cut the font that charts are written in: `python -m tools.font NotoSansSC-Regular.otf`.

The source is the file of that name in the package `pylopdf-fonts-zh-cn` (SIL OFL 1.1, see NOTICE). Kept are the
characters of GB 2312 in their simplified and traditional forms, whatever the program's own texts use, Latin letters
and the usual signs; layout tables and hints go, for the drawing library reads neither.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from tools.texts import DECLARED, ROOT, declared, sources

TARGET = ROOT / "engine" / "draw" / "fonts" / "QunbanSans-Regular.otf"
FAMILY = "Qunban Sans"
_RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x17F),  # Latin-1, Latin Extended-A
    (0x391, 0x3C9),  # Greek
    (0x410, 0x451),  # Cyrillic
    (0x2010, 0x2026),  # dashes, quotation marks, ellipsis
    (0x2030, 0x203B),
    (0x2150, 0x2193),  # number forms, arrows
    (0x2200, 0x226B),  # operators that the font has
    (0x2460, 0x249B),  # numbers in circles
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2605, 0x2606),
    (0x3000, 0x303F),  # CJK punctuation
    (0x3041, 0x30FF),  # kana
    (0x3105, 0x3129),  # bopomofo
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE5),
)
LEVELS = ((0xB0, 0xD8), (0xD8, 0xF8))
"""First bytes of the two levels of GB 2312."""


def national() -> str:
    """Return the Chinese characters of GB 2312."""
    return "".join(_decoded())


def _decoded() -> Iterator[str]:
    for first, last in LEVELS:
        for high in range(first, last):
            for low in range(0xA1, 0xFF):
                try:
                    yield bytes((high, low)).decode("gb2312")
                except UnicodeDecodeError:
                    continue


def traditional_forms(characters: str) -> set[str]:
    """Return how the characters are written in Taiwan and elsewhere, with all the forms that one may have."""
    import opencc

    found: set[str] = set()
    for name in ("s2t", "s2tw", "s2hk"):
        converter = opencc.OpenCC(name)
        found.update("".join(converter.convert(one) for one in characters))
    return found


def spoken() -> set[str]:
    """Return every character of the program's own texts."""
    files = [path for source in sources() for path in source.parent.glob("*.ftl")]
    written = "".join(path.read_text(encoding="utf-8") for path in (*files, DECLARED))
    return set(written) | set("".join(declared()))


def wanted() -> set[int]:
    """Return the code points to keep."""
    simplified = national()
    characters = set(simplified) | traditional_forms(simplified) | spoken()
    return {ord(one) for one in characters} | {n for low, high in _RANGES for n in range(low, high + 1)}


def cut(source: Path) -> bytes:
    """Return the subset of a font."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(source)
    options = Options(
        layout_features=[],
        hinting=False,
        desubroutinize=False,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        notdef_outline=True,
        drop_tables=["DSIG", "BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    # A changed font goes by a name of its own, as its licence wants it.
    for number, name in (
        (1, FAMILY),
        (3, f"{FAMILY} Regular"),
        (4, f"{FAMILY} Regular"),
        (6, "QunbanSans-Regular"),
    ):
        font["name"].removeNames(nameID=number)
        font["name"].setName(name, number, 3, 1, 0x409)
    font["CFF "].cff.fontNames = ["QunbanSans-Regular"]
    # The same input gives the same bytes.
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    told = BytesIO()
    font.save(told)
    return told.getvalue()


def main(arguments: list[str]) -> int:
    """Write the subset of the font named."""
    if len(arguments) != 1:
        sys.stderr.write("python -m tools.font NotoSansSC-Regular.otf\n")
        return 2
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(cut(Path(arguments[0])))
    sys.stdout.write(f"{TARGET.relative_to(ROOT)} {TARGET.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
