"""Smoothing: the page's text as the model likes it, with every character in its place.

The model never sees house styles. Marks that open and close quotations become one kind of mark, apostrophes and
dashes likewise, mojibake is undone. Smoothing never changes the length of the text: what must vanish becomes a
soft hyphen, which the tokenizer drops. So an offset in the smoothed text is an offset in the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.reading.quotes import Quotation

VOID = "\xad"
"""Stands for a character that the model shall not see (the tokenizer drops it)."""

_SINGLE_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("’‘‛`´‚", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("–―‒⸺⁓", "—"),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("\xa0\u2002\u2003\u2009\u200a\u202f\u3000", " "),
    }
)

_LETTERS = dict(zip("©¨¡\xad³±¼¶¤§", "éèáíóñüöäç", strict=True))
_MOJIBAKE = {
    "â€œ": '"',
    "â€\x9d": '"',
    "â€™": "'",
    "â€˜": "'",
    "â€”": "—",
    "â€“": "—",
    "â€¦": "…",
    "\u00e2\u0080\u009c": '"',
    "\u00e2\u0080\u009d": '"',
    "\u00e2\u0080\u0099": "'",
    "\u00e2\u0080\u0098": "'",
    "\u00e2\u0080\u0093": "—",
    "\u00e2\u0080\u0094": "—",
    "Â\xa0": " ",
    **{f"Ã{twice}{sign}": letter for sign, letter in _LETTERS.items() for twice in ("", "Â", "ƒÂ", "\x83Â")},
}
"""UTF-8 read as Windows-1252 or Latin-1: the marks that occur in news, and the letters, also where that was done twice
(the first sign of which may have got lost)."""

_BROKEN = re.compile("|".join(map(re.escape, sorted(_MOJIBAKE, key=len, reverse=True))))
_DOUBLED_DASH = re.compile(r"(?<!-)--(?!-)")
_DOUBLED_QUOTE = re.compile(r"``|''")


@lru_cache(maxsize=4)
def unbreak(text: str) -> str:
    """Undo mojibake and typewriter forms; same length. Quotations are looked for in its result."""
    text = _BROKEN.sub(lambda match: _MOJIBAKE[match.group()].ljust(len(match.group()), VOID), text)
    text = _DOUBLED_QUOTE.sub(f'"{VOID}', text)
    return _DOUBLED_DASH.sub(f"—{VOID}", text)


def smooth(text: str, found: Sequence[Quotation]) -> str:
    """`text` (already unbroken) with its marks made alike; `found` are its quotations. Same length."""
    chars = list(text.translate(_SINGLE_CHARACTERS))
    for quotation in found:
        mark = '"' if quotation.depth == 1 else "'"
        chars[quotation.span.start] = mark
        if quotation.ending == "closed":
            chars[quotation.span.end - 1] = mark
    return "".join(chars)
