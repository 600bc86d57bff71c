"""What was measured, as lines to read or as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.measure import Cold, Size, Speed, Spread

_MB = 1_000_000


def plain(value: Any) -> Any:
    """Named tuples as objects, all the way down."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(inner) for name, inner in value._asdict().items()}
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value


def lines(found: dict[str, Any]) -> Iterator[str]:
    """The report, a line at a time."""
    machine, texts = found["machine"], found["texts"]
    yield f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}{_load(machine['load'])}"
    yield (
        f"{texts['texts']} texts, {texts['words']:,} words from {', '.join(texts['from'])}; "
        f"{texts['rounds']} rounds by turns"
    )
    yield ""
    yield f"{'one core':<56}{'words/s':>9}  {'least-most':>15}{'peak MB':>9}{'load s':>8}"
    for speed in found["sides"].values():
        yield _side(speed)
    yield ""
    if "ratio" in found:
        yield f"ratio onrecord : spaCy   {_spread(found['ratio'], 2)}"
    if "cold" in found:
        yield from _cold(found["cold"])
    if "size" in found:
        yield from _size(found["size"])
    yield from _notes(found["sides"])


def _load(load: float | None) -> str:
    return "" if load is None else f", load {load:.1f} at the start"


def _side(speed: Speed) -> str:
    rate = speed.rate
    between = f"{rate.least:,.0f}-{rate.most:,.0f}"
    return f"{speed.name[:55]:<56}{rate.median:>9,.0f}  {between:>15}{speed.peak / _MB:>9.0f}{speed.load:>8.2f}"


def _spread(spread: Spread, digits: int) -> str:
    return f"{spread.median:.{digits}f} ({spread.least:.{digits}f} to {spread.most:.{digits}f})"


def _cold(cold: Cold) -> Iterator[str]:
    yield f"cold start to the first result, s   {_spread(cold.output, 2)}; very first run {cold.first:.2f} in all"


def _size(size: Size) -> Iterator[str]:
    yield f"installed environment   {size.total / _MB:.0f} MB"
    yield "  " + ", ".join(f"{name} {bytes_ / _MB:.0f}" for name, bytes_ in size.largest)


def _notes(sides: dict[str, Speed]) -> Iterator[str]:
    if not all(speed.one_core for speed in sides.values()):
        yield "note: this system does not let a process be kept to one core; only the numbers of threads were set"
    if any(speed.torch for speed in sides.values()):
        yield "note: PyTorch is installed and one side has loaded it: measure memory in an environment without it"
    if any(speed.found == 0 for speed in sides.values()):
        yield "note: one side found nothing in these texts; do not trust its figures"
