"""A small picture for whoever has no picture: made of an id, always the same, with nothing of a person in it."""

import hashlib

SIDE, HALF = 5, 3


def avatar(id: str) -> str:
    """A mirrored pattern of squares as SVG, in one of many colours that stand out on their ground."""
    chance = hashlib.sha256(id.encode()).digest()
    hue = int.from_bytes(chance[:2]) % 360
    squares = "".join(
        f"M{x} {y}h1v1h-1z" for y in range(SIDE) for x in range(SIDE) if chance[2 + y * HALF + min(x, SIDE - 1 - x)] % 2
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 7 7">'
        f'<path fill="hsl({hue},45%,88%)" d="M-1-1h7v7h-7z"/>'
        f'<path fill="hsl({hue},55%,34%)" d="{squares}"/></svg>'
    )
