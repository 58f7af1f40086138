"""Scores and their parts, and records of matches.

    A110  以78比72获胜, 净胜6分; 3比1 (25比20 …); 20轮12胜5平3负; 5金3银4铜共12枚

Source: arithmetic.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from dubao.check.code import Check, Said
from dubao.check.passage import Passage, Sentence
from dubao.check.window import near
from dubao.model import Span

SCORE = re.compile(r"(?<![\d:])(\d{1,3})\s?(?::|比)\s?(\d{1,3})(?![\d:.])")

MARGIN = re.compile(
    r"(?:净胜|领先|赢(?:了)?(?:对手)?|多(?:出)?|落后|多得|少得|输(?:了)?|净负|相差|只差|仅差|分差为?)(?:对手|对方)?"
    r"(?:达到?|了|仅|有)?(?P<n>\d{1,3})(?:分|球|目|局|个球)"
)

SETS = re.compile(
    r"(?:比分|局分|各局|[三四五]局|[四两]节|单节|每局|每节|比分是)[^。;\d]{0,8}$|[(]$"
)


def scores(passage: Passage) -> Said:
    """Hold a score against its margin, and against the sets that it sums up."""
    text = passage.text
    yield from _legs(passage)
    for sentence in passage.sentences:
        if sentence.amounts:
            yield from _sums(passage, sentence)
            if "积" in sentence.text:
                yield from _points(passage, sentence)
        if not sentence.scores:
            continue
        found = [
            (Span(*m.span()), int(m[1]), int(m[2])) for m in _scores(passage, sentence)
        ]
        if not found:
            continue
        for margin in MARGIN.finditer(text, *sentence.span):
            before = [one for one in found if one[0].end <= margin.start()]
            if not before or margin.start() - before[-1][0].end > 16:
                continue
            span, a, b = before[-1]
            here = Span(*margin.span("n"))
            if abs(a - b) == int(margin["n"]):
                yield passage.fact(
                    "A110", [here, span], "分差与比分相符", "the margin is right",
                    computation=f"{max(a, b)}-{min(a, b)}={abs(a - b)}",
                )  # fmt: skip
            elif "落后" not in margin[0] or margin.start() - span.end < 6:
                yield passage.finding(
                    "A110", "error" if margin.start() - span.end < 8 else "warning",
                    [here, span],
                    f"{span.of(text)}相差{abs(a - b)}，不是{margin['n']}",
                    f"{span.of(text)} is a margin of {abs(a - b)}, not {margin['n']}",
                    computation=f"{max(a, b)}-{min(a, b)}={abs(a - b)},"
                    f" page says {margin['n']}",
                    suggestion=str(abs(a - b)),
                )  # fmt: skip
        yield from _sets(passage, found)


RECORD = re.compile(
    r"(?P<T>\d{1,3})(?:战|轮|场)(?:比赛)?[^。;\d]{0,10}(?P<a>\d{1,3})胜"
    r"(?:(?P<b>\d{1,3})[平和])?(?P<c>\d{1,3})[负败]"
)
# 首回合1:0，次回合2:2，总比分3:2
LEGS = re.compile(
    r"首回合[^。;]{0,16}?(?P<a>\d{1,2}):(?P<b>\d{1,2})[^。;]{0,24}?[次第][二]?回合[^。;]{0,16}?"
    r"(?P<c>\d{1,2}):(?P<d>\d{1,2})[^。]{0,30}?总比分(?P<e>\d{1,2}):(?P<f>\d{1,2})"
)
MEDALS = re.compile(
    r"(?P<a>\d{1,3})枚?金牌?[、,]?(?P<b>\d{1,3})枚?银牌?[、,和]?(?P<c>\d{1,3})枚?铜牌?"
    r"[,、]?(?:总共|一共|合计|共计|共|计|奖牌总数|总数)[^。;,\d]{0,6}(?P<T>\d{1,4})枚"
)


def _sums(passage: Passage, sentence: Sentence) -> Said:
    """Check records of matches, and medals told as 5金3银4铜."""
    text = passage.text
    for pattern, word in ((RECORD, "负"), (MEDALS, "铜")):
        if word not in sentence.text:
            continue
        for match in pattern.finditer(text, *sentence.span):
            parts = [name for name in "abc" if match[name]]
            total = sum(int(match[name]) for name in parts)
            spans = [Span(*match.span(name)) for name in ("T", *parts)]
            sums = "+".join(match[name] for name in parts) + f"={total}"
            if total == int(match["T"]):
                yield passage.fact(
                    "A110", spans, "各项之和与总数相符", "the record adds up",
                    computation=sums,
                )  # fmt: skip
                continue
            yield passage.finding(
                "A110", "error", spans,
                f"各项之和为{total}，与{match['T']}不符",
                f"the record adds up to {total}, the page says {match['T']}",
                computation=f"{sums}, page says {match['T']}",
            )  # fmt: skip


def _scores(passage: Passage, sentence: Sentence) -> Iterator[re.Match[str]]:
    for match in SCORE.finditer(passage.text, *sentence.span):
        after = passage.text[match.end() : match.end() + 1]
        if ":" in match[0] and after == "时":
            continue
        yield match


POINTS = re.compile(
    r"积(?P<n>\d{1,3})分[^。;]{0,14}?(?P<a>\d{1,2})胜(?P<b>\d{1,2})[平和](?P<c>\d{1,2})[负败]"
    r"|(?P<a2>\d{1,2})胜(?P<b2>\d{1,2})[平和](?P<c2>\d{1,2})[负败][^。;\d]{0,10}积(?P<n2>\d{1,3})分"
)


# 上半场42:38，下半场35:40，全场77:78
HALVES = re.compile(
    r"上半场[^。;\d]{0,12}?(?P<a>\d{1,3}):(?P<b>\d{1,3})[^。;]{0,16}?下半场[^。;\d]{0,12}?"
    r"(?P<c>\d{1,3}):(?P<d>\d{1,3})[^。]{0,16}?(?:全场|终场|总比分)[^。;\d]{0,10}?(?P<e>\d{1,3}):(?P<f>\d{1,3})"
)


def _legs(passage: Passage) -> Said:
    """Check the score of two legs, or of two halves, against both of them."""
    text = passage.text
    legs = near(LEGS, text, ("总比分",), 100, 8)
    for match in chain(legs, near(HALVES, text, ("上半场",), 2, 90)):
        a, b, c, d, e, f = (int(match[name]) for name in "abcdef")
        sums = {(a + c, b + d), (a + d, b + c)}
        if (e, f) in sums or (f, e) in sums:
            continue
        yield passage.finding(
            "A110", "error", [Span(match.start("e"), match.end("f")),
            Span(match.start("a"), match.end("b")),
            Span(match.start("c"), match.end("d"))],
            f"两者相加不是总比分{e}:{f}", f"the two do not make {e}:{f}",
            computation=f"{a}:{b}, {c}:{d}, page says {e}:{f}",
        )  # fmt: skip


def _points(passage: Passage, sentence: Sentence) -> Said:
    """Check 3胜1平1负积10分: three points a win, or two."""
    for match in POINTS.finditer(passage.text, *sentence.span):
        more = "" if match["n"] else "2"
        won, drawn, points = (int(match[f"{name}{more}"]) for name in "abn")
        if points in {won * 3 + drawn, won * 2 + drawn}:
            continue
        spans = [Span(*match.span(f"{name}{more}")) for name in "nabc"]
        yield passage.finding(
            "A110", "warning", spans,
            f"{won}胜{drawn}平应积{won * 3 + drawn}分，不是{points}分",
            f"{won} wins and {drawn} draws make {won * 3 + drawn} points",
            computation=f"{won}×3+{drawn}={won * 3 + drawn}, page says {points}",
        )  # fmt: skip


def _sets(passage: Passage, found: Sequence[tuple[Span, int, int]]) -> Said:
    """Check a result in sets, or in quarters, beside all of their scores."""
    text = passage.text
    for n in range(4, len(found)):  # 四节比分为…，主队以82比68取胜
        parts, (span, a, b) = found[n - 4 : n], found[n]
        start = parts[0][0].start
        gap = Span(parts[-1][0].end, span.start).of(text)
        four = re.search("四节[^。;\\d]{0,8}$", text[max(0, start - 14) : start])
        if not four or len(gap) > 16 or not _together(text, parts):
            continue
        total = (sum(x for _, x, _ in parts), sum(y for _, _, y in parts))
        if (a, b) not in {total, total[::-1]}:
            yield passage.finding(
                "A110", "error", [span, *(part[0] for part in parts)],
                f"总比分{span.of(text)}与各节比分不符",
                f"the score {span.of(text)} is not what its quarters give",
                computation=f"{total[0]}:{total[1]}, page says {a}:{b}",
            )  # fmt: skip
            return
    for n, (span, a, b) in enumerate(found[:-2]):
        parts = found[n + 1 :]
        lead = Span(span.end, parts[0][0].start).of(text)
        if len(lead) > 30 or not SETS.search(lead) or not _together(text, parts):
            continue
        spans = [span, *(part[0] for part in parts)]
        if a + b == len(parts) and max(a, b) <= 4 and "节" not in lead:
            first = sum(x > y for _, x, y in parts)
            won = (first, len(parts) - first)
            wrong = {a, b} != set(won) or (a, b) not in {won, won[::-1]}
            what, sums = "各局", f"{won[0]}:{won[1]}"
        elif max(a, b) > 4 or "节" in lead:
            total = (sum(x for _, x, _ in parts), sum(y for _, _, y in parts))
            wrong = (a, b) not in {total, total[::-1]}
            what, sums = "各节", f"{total[0]}:{total[1]}"
            if wrong and not ("节" in lead and len(parts) == 4):
                continue
        elif max(a, b) <= 4 and "局" in lead:
            wrong, what, sums = True, "局数", f"{len(parts)} sets"
        else:
            continue
        if not wrong:
            yield passage.fact(
                "A110", spans, f"总比分与{what}比分相符",
                "the score is what its parts give",
                computation=sums,
            )  # fmt: skip
            return
        yield passage.finding(
            "A110", "error", spans, f"总比分{span.of(text)}与{what}比分不符",
            f"the score {span.of(text)} is not what its parts give",
            computation=f"{sums}, page says {a}:{b}",
        )  # fmt: skip
        return


def _together(text: str, parts: Sequence[tuple[Span, int, int]]) -> bool:
    return all(
        re.fullmatch(r"[、,和及/;\s]|以及", Span(a[0].end, b[0].start).of(text))
        for a, b in pairwise(parts)
    )


CHECKS = (
    Check(
        code="A110",
        name="score and its parts",
        title="比分与局分、分差",
        severity="error",
        why="The margin is the difference of the score; sets won make the result of a "
        "match, and the points of four quarters its score.",
        source="arithmetic",
        find=scores,
    ),
)
