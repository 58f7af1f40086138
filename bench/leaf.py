"""Short pages of our own making: the same for the same number.

Each is a small page of 200 to 400 characters: a folio, headlines, articles with counts,
money, areas, shares and dates. No newspaper's text is in it.
"""

import json
import random
from pathlib import Path

PLACES = (
    "云溪县",
    "柳河镇",
    "青石乡",
    "南坪区",
    "东港市",
    "白马村",
    "北川县",
    "河口镇",
)
WHAT = (
    "新建学校",
    "修建水渠",
    "改造农房",
    "新修公路",
    "栽种果树",
    "培训农民",
    "修复堤坝",
)
UNITS = ("所", "公里", "户", "公里", "棵", "人次", "处")
CROPS = ("小麦", "棉花", "油菜", "水稻", "玉米", "茶叶")
HEADS = ("春耕备耕进展顺利", "水利工程如期完工", "农民增收有新路", "乡镇企业再上台阶")
SAID = (
    "当地干部说,这项工作还要继续抓下去。",
    "群众对此十分满意。",
    "有关部门正在总结经验。",
    "各乡镇都派人前来参观。",
)


def sentence(chance: random.Random) -> str:
    place = chance.choice(PLACES)
    match chance.randrange(5):
        case 0:
            index = chance.randrange(len(WHAT))
            count = chance.randint(2, 9800)
            return f"今年以来,{place}{WHAT[index]}{count}{UNITS[index]}。"
        case 1:
            money, share = chance.randint(11, 990), chance.randint(11, 480)
            return (
                f"{place}共投入资金{money / 10:.1f}万元,"
                f"比去年同期增长{share / 10:.1f}%。"
            )
        case 2:
            crop, area = chance.choice(CROPS), chance.randint(12, 640)
            return (
                f"全县{crop}播种面积达到{area / 10:.1f}万亩,平均亩产{area + 200}公斤。"
            )
        case 3:
            month, homes = chance.randint(1, 12), chance.randint(2, 90)
            return f"截至{month}月底,已有近{homes}户农民受益。"
        case _:
            return chance.choice(SAID)


def page(number: int) -> str:
    """Return the text of a page."""
    chance = random.Random(number)
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    lines = [f"云溪日报 1997年{month}月{day}日 第{chance.randint(1, 8)}版"]
    wanted = chance.randint(200, 400)
    while sum(map(len, lines)) < wanted:
        lines.append(chance.choice(PLACES) + chance.choice(HEADS))
        lines.append("本报讯 " + "".join(sentence(chance) for _ in range(5)))
    return "\n".join(lines)


def write(path: Path, pages: int) -> int:
    """Write pages as JSON Lines; return how many characters they have."""
    characters = 0
    with path.open("w", encoding="utf-8") as file:
        for number in range(pages):
            text = page(number)
            characters += len(text)
            row = {"id": f"{number:07}", "text": text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return characters
