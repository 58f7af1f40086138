"""Builders of what libraries keep: ALTO, PAGE XML, hOCR, METS."""

from xml.sax.saxutils import quoteattr

ALTO = {
    2: "http://www.loc.gov/standards/alto/ns-v2#",
    3: "http://www.loc.gov/standards/alto/ns-v3#",
    4: "http://www.loc.gov/standards/alto/ns-v4#",
}
HEAD = "柳河大桥通车"
LINES = (
    "本报讯 昨日，全长1286米的柳河",
    "大桥建成通车，总投资3.72亿元，",
    "受益群众4.35万名。",
)
SECOND = ("夜校开班", ("县夜校昨天开班，学员共有", "80人，最大的61岁。"))


def line(words, top, left=100, size=30, wc="0.93"):
    step = f"<SP WIDTH='2' HPOS='0' VPOS='{top}'/>"
    strings = step.join(
        f"<String CONTENT={quoteattr(part)} WC='{wc}' HPOS='{left}' VPOS='{top}'"
        f" WIDTH='{len(part) * size}' HEIGHT='{size}'/>"
        for part in (words[:2], words[2:])
        if part
    )
    return (
        f"<TextLine HPOS='{left}' VPOS='{top}' WIDTH='{len(words) * size}'"
        f" HEIGHT='{size}'>{strings}</TextLine>"
    )


def block(name, lines, top, *, size=30, left=100, tags="", wc="0.93"):
    rows = "".join(
        line(words, top + n * size * 3 // 2, left, size, wc)
        for n, words in enumerate(lines)
    )
    return f"<TextBlock ID='{name}' TAGREFS='{tags}'>{rows}</TextBlock>"


def alto(version, *blocks, tags="", order="", number=""):
    return (
        f"<?xml version='1.0' encoding='UTF-8'?><alto xmlns='{ALTO[version]}'>"
        "<Description><MeasurementUnit>pixel</MeasurementUnit><sourceImageInformation>"
        "<fileName>page1.tif</fileName></sourceImageInformation></Description>"
        f"{tags}{order}<Layout><Page ID='P1' WIDTH='2000' HEIGHT='3000'"
        f" PRINTED_IMG_NR='{number}'><PrintSpace>{''.join(blocks)}</PrintSpace>"
        "</Page></Layout></alto>"
    ).encode()


def page(top=100, left=100, prefix="B"):
    """Two articles as blocks: a headline in larger type and the body under it."""
    return (
        block(f"{prefix}1", [HEAD], top, size=60, left=left),
        block(f"{prefix}2", LINES, top + 100, left=left),
        block(f"{prefix}3", [SECOND[0]], top + 400, size=60, left=left),
        block(f"{prefix}4", SECOND[1], top + 500, left=left),
    )


def region(name, kind, lines, top, index=None, custom=""):
    rows = "".join(
        f"<TextLine id='{name}l{n}'><Coords points='100,{top + n * 45}"
        f" {100 + len(words) * 30},{top + n * 45} {100 + len(words) * 30},"
        f"{top + n * 45 + 30} 100,{top + n * 45 + 30}'/><TextEquiv index='1'><Unicode>"
        f"错</Unicode></TextEquiv><TextEquiv index='0' conf='0.81'><Unicode>{words}"
        "</Unicode></TextEquiv></TextLine>"
        for n, words in enumerate(lines)
    )
    told = f" type='{kind}'" if kind else ""
    custom = custom or (f"readingOrder {{index:{index};}}" if index is not None else "")
    return f"<TextRegion id='{name}'{told} custom='{custom}'>{rows}</TextRegion>"


def page_xml(*regions, order=()):
    refs = "".join(
        f"<RegionRefIndexed index='{n}' regionRef='{name}'/>"
        for n, name in enumerate(order)
    )
    told = f"<ReadingOrder><OrderedGroup id='g'>{refs}</OrderedGroup></ReadingOrder>"
    return (
        "<?xml version='1.0' encoding='UTF-8'?><PcGts xmlns='http://schema.primaresearch"
        ".org/PAGE/gts/pagecontent/2019-07-15'><Page imageFilename='p.png'"
        f" imageWidth='2000' imageHeight='3000'>{told if order else ''}"
        f"{''.join(regions)}</Page></PcGts>"
    ).encode()


def mets(files, pages, articles, day="1998-01-27"):
    """`files` is id → href, `pages` a list of ids, `articles` lists of (id, block)."""
    group = "".join(
        f"<file ID='{name}' MIMETYPE='text/xml'><FLocat LOCTYPE='URL'"
        f" xlink:href={quoteattr(href)}/></file>"
        for name, href in files.items()
    )
    physical = "".join(
        f"<div TYPE='PAGE' ORDER='{n}' ORDERLABEL='0{n}'><fptr FILEID='{name}'/></div>"
        for n, name in enumerate(pages, 1)
    )
    logical = "".join(
        "<div TYPE='ARTICLE'><div TYPE='BODY'><fptr>"
        + "".join(f"<area FILEID='{f}' BEGIN='{b}' BETYPE='IDREF'/>" for f, b in areas)
        + "</fptr></div></div>"
        for areas in articles
    )
    return (
        "<mets xmlns='http://www.loc.gov/METS/'"
        " xmlns:xlink='http://www.w3.org/1999/xlink'>"
        "<dmdSec ID='d'><mdWrap MDTYPE='MODS'><xmlData>"
        "<mods xmlns='http://www.loc.gov/mods/v3'><titleInfo><title>柳河日报</title></titleInfo><originInfo><dateIssued>"
        f"{day}</dateIssued></originInfo></mods></xmlData></mdWrap></dmdSec>"
        f"<fileSec><fileGrp USE='ALTO'>{group}</fileGrp></fileSec>"
        f"<structMap TYPE='PHYSICAL'><div TYPE='ISSUE'>{physical}</div></structMap>"
        f"<structMap TYPE='LOGICAL'><div TYPE='ISSUE'>{logical}</div></structMap>"
        "</mets>"
    ).encode()


def hocr(rows):
    lines = "".join(
        f"<span class='ocr_line' title='bbox 100 {100 + n * 45} {100 + len(w) * 30}"
        f" {130 + n * 45}; x_size 30'>"
        f"<span class='ocrx_word' title='bbox 100 100 200 130; x_wconf 88'>{w[:3]}"
        "</span>"
        f" <span class='ocrx_word' title='bbox 200 100 900 130; x_wconf 71'>{w[3:]}"
        "</span></span>"
        for n, w in enumerate(rows)
    )
    return (
        "<!DOCTYPE html><html><head><meta name='ocr-system' content='tesseract'></head>"
        "<body><div class='ocr_page' title='image \"scan 1.png\"; bbox 0 0 2000 3000;"
        f" ppageno 0'><p class='ocr_par'>{lines}</p></div></body></html>"
    ).encode()
