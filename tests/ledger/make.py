"""Makes pages and readings of an invented county, with every span right."""

import hashlib
import random
from dataclasses import dataclass, field

from dubao.model import (
    Answer,
    Answers,
    Article,
    Aside,
    Figure,
    Furniture,
    Mention,
    Page,
    Paragraph,
    Reading,
    Role,
    Source,
    Span,
    Unread,
)

TOWNS = ("青禾镇", "白杨乡", "柳河镇", "东岭乡", "石桥镇", "沙湾村", "月亮湖镇")
MEASURES = (
    ("棉花播种面积", "亩", "area"), ("小麦产量", "吨", "mass"),
    ("接待游客", "人次", "count"), ("培训农民", "人", "count"),
    ("发放补贴", "元", "money"), ("新建道路", "公里", "length"),
    ("植树", "棵", "count"), ("走访慰问", "户", "count"),
)  # fmt: skip
OPENINGS = ("为推进乡村振兴", "围绕惠民工程", "在志愿服务活动中", "据统计", "连日来")
PEOPLE = ("梁青山", "何小满", "苏晓禾", "段石头", "纪春雨")
FILLER = "农田水利教育卫生文化交通安全稳定就业增收产业发展项目建设群众服务基层组织"


@dataclass
class Draft:
    """A text that grows, and what is said of it."""

    text: str = ""
    figures: list[Figure] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def figure(draft, number, suffix, *, measure, unit, kind="count", **more):
    """Put a figure into the draft: `number` with `suffix`, as digits."""
    span = draft.put(f"{number}{suffix}{unit}")
    worth = {"": 1, "万": 10_000, "亿": 100_000_000}[suffix]
    draft.figures.append(
        Figure(
            span=span,
            text=span.of(draft.text),
            value=str(number * worth),
            high="",
            step=str(worth),
            claim=more.get("claim", "exact"),
            unit=unit,
            kind=kind,
            answers=Answers(
                measure=Answer(text=measure, span=more.get("measure_span")),
                action=Answer(text=more.get("action", "")),
                holder=Answer(text=more.get("holder", "")),
                place=Answer(text=more.get("place", "")),
                period=Answer(
                    text=more.get("period", ""), span=more.get("period_span")
                ),
                stat=Answer(text=more.get("stat", "level")),
                direction=Answer(text=more.get("direction", "")),
                base=Answer(text=more.get("base", "")),
            ),
            sentence=Span(more.get("sentence", span.start), span.end),
            article=more.get("article", 0),
            mention=Mention(kind="quantity", span=span, value=None, rule="number unit"),
        )
    )
    return span


def reading(seed=0, *, articles=3, sentences=6, paper="青禾日报", filler=20):
    """Return the reading of a page that depends on the seed alone."""
    chance = random.Random(seed)  # noqa: S311 # the same pages each time
    draft = Draft()
    year, month, day = 2010 + seed % 10, 1 + seed // 10 % 12, 1 + seed // 120 % 28
    folio = draft.put(f"{paper} {year}年{month}月{day}日 第{1 + seed % 8}版")
    draft.put("\n\n")
    items = []
    for number in range(articles):
        start = len(draft.text)
        town = chance.choice(TOWNS)
        headline = draft.put(f"{town}{chance.choice(MEASURES)[0]}再传喜讯{seed}")
        draft.put("\n")
        who = chance.choice(PEOPLE)
        byline = draft.put(f"本报讯 通讯员{who}报道:")
        body = len(draft.text)
        for _ in range(sentences):
            _sentence(draft, chance, town, year, number, filler)
        end = len(draft.text)
        items.append(
            Article(
                kind="article",
                roles=(
                    Role(role="headline", spans=(headline,)),
                    Role(
                        role="byline", spans=(byline,), people=(who,), capacity="通讯员"
                    ),
                ),
                paragraphs=(Paragraph(spans=(Span(body, end),)),),
                span=Span(start, end),
            )
        )
        draft.put("\n\n")
    return finished(
        draft,
        items,
        folio,
        paper=paper,
        date=f"{year}-{month:02}-{day:02}",
        number=str(1 + seed % 8),
        name=f"{seed}.txt",
    )


def _sentence(draft, chance, town, year, number, filler):
    start = len(draft.text)
    draft.put(chance.choice(OPENINGS) + ",")
    draft.put("".join(chance.choice(FILLER) for _ in range(filler)) + ",")
    when = draft.put(f"{year}年")
    draft.asides.append(
        Aside(
            span=when,
            text=when.of(draft.text),
            kind="date",
            value=str(year),
            mention=Mention(kind="date", span=when, value=str(year), rule="year"),
        )
    )
    draft.put(town)
    measure, unit, kind = chance.choice(MEASURES)
    named = draft.put(measure)
    figure(
        draft, chance.randrange(1, 9999), chance.choice(("", "", "万")),
        measure=measure, unit=unit, kind=kind, holder=town, place=town,
        period=str(year), period_span=when, measure_span=named, sentence=start,
        article=number,
    )  # fmt: skip
    draft.put("。")


def finished(draft, items, folio, *, paper, date, number, name):
    """Return the reading of a draft."""
    page = Page(
        source=Source(
            name=name, sha256=hashlib.sha256(draft.text.encode()).hexdigest()
        ),
        text=draft.text,
        paper=paper,
        date=date,
        date_basis="folio",
        number=number,
    )
    return Reading(
        page=page,
        articles=tuple(items),
        furniture=(Furniture(kind="folio", spans=(folio,)),),
        figures=tuple(draft.figures),
        asides=tuple(draft.asides),
        unread=(Unread(span=Span(0, 0), text="", reason="none"),)
        if not draft.figures
        else (),
    )
