"""JSON-LD in schema.org's words: articles, and each figure as an Observation.

A page is one document. Its articles are NewsArticles with what they mention; a figure
is an Observation of a StatisticalVariable, on its article. What schema.org has no word
for (how a value is claimed, the way it moves, where each answer stands) is told in
words of `TERMS`, which a reader that does not know them passes over.

Source: schema.org 29; JSON-LD 1.1.
"""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from dubao.export.json import record
from dubao.export.standard.figure import (
    Record,
    headings,
    named,
    owned,
    paragraphs,
    people,
    sentence,
    traces,
)
from dubao.export.standard.name import TERMS, page_uri, span_uri
from dubao.model import Page, Reading, Span

CONTEXT = {
    "@vocab": "https://schema.org/",
    "dubao": TERMS,
    "dubao:traces": {"@type": "@json"},
}
TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Place",
    "programme": "Thing",
    "work": "CreativeWork",
}


def json_ld(reading: Reading) -> dict[str, Any]:
    """Return a page as a JSON-LD document.

    >>> from dubao import read_text
    >>> graph = json_ld(read_text("全县新建学校3所。"))["@graph"]
    >>> [one["value"] for one in graph if one["@type"] == "Observation"]
    ['3']
    """
    told, page = record(reading), reading.page
    figures = owned(told)
    graph = [_page(page)]
    for row, article in zip(told["articles"], reading.articles, strict=True):
        graph.append(_article(told, page, row, article.span))
        graph += [
            _observation(page, figure, span_uri(page, article.span))
            for figure in figures.get(row["id"], ())
        ]
    graph += [
        _observation(page, figure, page_uri(page)) for figure in figures.get(None, ())
    ]
    return {"@context": CONTEXT, "@graph": graph}


def write(readings: Iterable[Reading], file: TextIO) -> None:
    """Write a document a line, a page each."""
    file.writelines(
        json.dumps(json_ld(reading), ensure_ascii=False) + "\n" for reading in readings
    )


def _kept(**said: Any) -> dict[str, Any]:  # noqa: ANN401 any JSON
    return {name: value for name, value in said.items() if value not in ("", None, [])}


def _page(page: Page) -> dict[str, Any]:
    return {"@type": "MediaObject", "@id": page_uri(page)} | _kept(
        name=page.source.name,
        sha256=page.source.sha256,
        encodingFormat=page.source.media_type,
        datePublished=page.date,
        text=page.text,
        isPartOf=_issue(page),
        image=page.image,
    )


def _issue(page: Page) -> dict[str, Any] | None:
    paper = {"@type": "Newspaper", "name": page.paper} if page.paper else None
    if not (paper or page.date):
        return None
    return {"@type": "PublicationIssue"} | _kept(
        datePublished=page.date, isPartOf=paper
    )


def _article(told: Record, page: Page, row: Record, span: Span) -> dict[str, Any]:
    text = page.text
    heads = headings(text, row)
    others = [heads.get(name, "") for name in ("kicker", "deck")]
    return {"@type": "NewsArticle", "@id": span_uri(page, span)} | _kept(
        headline=heads.get("headline", ""),
        alternativeHeadline=[one for one in others if one],
        articleBody="\n".join(paragraphs(text, row)),
        dateline=heads.get("dateline", ""),
        articleSection=heads.get("section", ""),
        author=[{"@type": "Person", "name": name} for name in people(row)],
        genre=row["kind"],
        datePublished=row.get("date") or page.date,
        inLanguage="zh",
        printPage=page.number,
        isPartOf={"@id": page_uri(page)},
        mentions=[
            {"@type": TYPES.get(one["kind"], "Thing")}
            | _kept(
                name=one.get("name") or one["text"],
                jobTitle=one.get("office", ""),
                identifier=one.get("code", ""),
            )
            | {"dubao:start": one["start"], "dubao:end": one["end"]}
            for one in named(told, *span)
        ],
    )


def _observation(page: Page, figure: Record, subject: str) -> dict[str, Any]:
    holder, place = figure["holder"], figure["place"]
    about = [
        {"@type": kind, "name": name}
        for kind, name in (("Thing", holder), ("Place", place))
        if name
    ]
    variable = _kept(
        name=figure["measure"],
        statType=figure["stat"],
        measurementDenominator=_denominator(figure),
    )
    high = figure["high"]
    span = Span(figure["start"], figure["end"])
    return (
        {"@type": "Observation", "@id": span_uri(page, span)}
        | _kept(
            name=sentence(figure),
            description=Span(*figure["sentence"]).of(page.text).strip(),
            value="" if high else figure["value"],
            minValue=figure["value"] if high else "",
            maxValue=high or "",
            unitText=figure["unit"],
            observationPeriod=figure["period"],
            observationAbout=about,
            measurementQualifier=figure["claim"],
            subjectOf={"@id": subject},
        )
        | {"variableMeasured": {"@type": "StatisticalVariable"} | variable}
        | {
            f"dubao:{name}": figure[name]
            for name in ("text", "start", "end", "kind", "step", "action")
            if figure[name] != ""
        }
        | _kept(
            **{"dubao:direction": figure["direction"], "dubao:base": figure["base"]}
        )
        | _kept(**{"dubao:traces": traces(figure) or None})
    )


def _denominator(figure: Record) -> str:
    """Return what a rate is per, and what a share is of."""
    return figure["base"] if figure["stat"] in {"rate", "share"} else ""
