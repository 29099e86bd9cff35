"""What is wrong with a board, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and what to do."""

    what: str
    do: str


ADVICE = (
    ("clock", "Set the clock, best by a time service. Until it has caught up, writes are refused."),
    ("Folding", "Run ./hindsight log check: it names the first bad position. Nothing after that one is shown."),
    ("events behind", "Wait a moment and ask again. If they do not catch up, see what the server wrote."),
    ("No sign of life", "Restart the board, or the role projector. If it stays so, see what the server wrote."),
    ("Parked", "Run ./hindsight views status. When the code is mended, order retry-parked, or else discard-parked."),
    ("stands still", "It fails again and again. See what the server wrote; when that is mended, order retry-process."),
    ("overdue", "What was to happen is late. If it stays so, see what the server wrote, or start the board again."),
    ("The process", "What follows by itself does not happen now. It is tried again; see what the server wrote."),
    ("Erasing", "The texts are not gone yet. It is tried again; see what the server wrote if this stays."),
)
"""What to do, by a sign in what the board complains of."""
