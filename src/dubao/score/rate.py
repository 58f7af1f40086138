"""How measures are told: precision, recall and F1, or a share."""


def rates(right: float, found: float, wanted: float) -> dict[str, float]:
    """Return precision, recall and F1 of `right` among `found` and among `wanted`.

    >>> rates(3, 4, 6)
    {'p': 0.75, 'r': 0.5, 'f1': 0.6}
    """
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    return balanced(precision, recall)


def balanced(precision: float, recall: float) -> dict[str, float]:
    """Return two rates with their harmonic mean."""
    both = precision + recall
    mean = 2 * precision * recall / both if both else 0.0
    return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(mean, 4)}


def share(part: float, whole: float) -> float | None:
    """Return a part's share, None of nothing."""
    return round(part / whole, 4) if whole else None
