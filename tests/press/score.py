"""How well a printed page was read, compared by content: offsets are of no use."""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from dubao.model import Article, Reading
from dubao.text.fold import fold
from tests.press.layout import Story


def words(reading: Reading, article: Article) -> str:
    """All of an article's characters but blanks, in the order of the page's text."""
    spans = [span for role in article.roles for span in role.spans]
    spans += [span for part in article.paragraphs for span in part.spans]
    at = sorted({n for span in spans for n in range(span.start, span.end)})
    return fold("".join("".join(reading.page.text[n] for n in at).split()))


def exact(reading: Reading, stories: Sequence[Story], *, alike: float = 1.0) -> float:
    """F1 of articles found whole; `alike` is how far OCR may have misread one."""
    found = [text for a in reading.articles if (text := words(reading, a))]
    free = list(found)
    hits = 0
    for story in stories:
        best = max(
            free,
            key=lambda text: Levenshtein.normalized_similarity(
                text, fold(story.words())
            ),
            default="",
        )
        if (
            best
            and Levenshtein.normalized_similarity(best, fold(story.words())) >= alike
        ):
            free.remove(best)
            hits += 1
    return 2 * hits / (len(found) + len(stories))


def errors(reading: Reading, stories: Sequence[Story]) -> tuple[float, float]:
    """Character error rate, and digit error rate, article by article."""
    free = [words(reading, article) for article in reading.articles]
    wrong = total = digits = wrong_digits = 0
    for story in stories:
        truth = fold(story.words())
        best = max(
            free,
            key=lambda text: Levenshtein.normalized_similarity(text, truth),
            default="",
        )
        if best:
            free.remove(best)
        total += len(truth)
        digits += sum(c.isdigit() for c in truth)
        for kind, at, to in Levenshtein.editops(truth, best):
            wrong += 1
            wrong_digits += (kind != "insert" and truth[at].isdigit()) or (
                kind == "insert" and best[to].isdigit()
            )
    return wrong / total, wrong_digits / max(digits, 1)


def figures(reading: Reading, gold: Counter[tuple[str, ...]]) -> float:
    """F1 of (text, value, high, claim, unit), each as often as it is printed."""
    found = Counter(
        (fold("".join(f.text.split())), f.value, f.high, f.claim, f.unit)
        for f in reading.figures
    )
    both = sum((found & gold).values())
    return 2 * both / max(sum(found.values()) + sum(gold.values()), 1)
