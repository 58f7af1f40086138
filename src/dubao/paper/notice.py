"""Notices: what an office, a court or a shop makes known, in the form that such have.

停水公告 · 关于调整公交线路的通告 · 拍卖公告 · 招聘启事 · 遗失声明 · 讣告

An article about a notice is none: it has a dateline or a byline.
"""

import re

KIND = (
    r"(?:公告|通告|布告|告示|公示|启事|声明|讣告|唁电|招标书|招租|招聘|"
    r"更正|致歉|通知|通知书|告知书|催告书|公开信|征集令|温馨提示|预告)"
)
HEADLINE = re.compile(
    rf"\A.{{0,40}}{KIND}(?:\s?[((](?:第?[一二三四五六七八九十\d]{{1,4}}号?|摘要|节选|\d{{4}}年第?\d+号)[))])?"
)
# 发布公告, 获通知: somebody does it, so this tells of it
TOLD = re.compile(
    r"(?:发布|发出|发|印发|下发|颁布|出台|张贴|刊登|登|接到|收到|看到|获|解读|撤销|违反|"
    r"不满|回应|质疑|谴责|要求|一纸|无需|将|拟|已|被|误信|假|虚假)[^,。]{0,12}$"
)
LOST = re.compile(r"\A.{0,30}?(?:遗失|丢失)[^。]{0,60}(?:声明作废|作废|特此声明)")
CLOSING = re.compile(r"(?:特此|现予)(?:公告|通告|声明|公示|通知|启事)。?")
# who signs one: 云溪县人民政府
OFFICE = re.compile(
    r"\A[一-龥()·\d\s]{1,30}(?:政府|局|委员会|委|办公室|公司|厂|部|厅|院|处|中心|站|所|会|队|集团|银行|分行|"
    r"支行|学校|大学|中学|小学|法院|检察院|社|店|馆|医院|指挥部|领导小组|管理人|有限责任)"
)
DAY = re.compile(
    r"\A(?:\d{4}\s?[年.\-/]\s?\d{1,2}\s?[月.\-/]\s?\d{1,2}\s?日?"
    r"|[一二〇○零九八]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)


def is_notice(headline: str, body: str) -> bool:
    """Say whether a headline and the beginning of its body are a notice's.

    >>> is_notice("停水公告", "因检修,自3月18日起停水。")
    True
    >>> is_notice("我县发布停水公告", "本报讯 昨日,县自来水公司发布公告。")
    False
    """
    if HEADLINE.fullmatch(headline):
        stem = re.sub(rf"{KIND}.*$", "", headline)
        return not TOLD.search(stem)
    return bool(LOST.match(body)) or bool(CLOSING.search(body[-12:]))


def is_office(text: str) -> bool:
    """Say whether a line is the name of an office, as it signs a notice.

    >>> is_office("云溪县人民政府"), is_office("特此公告。")
    (True, False)
    """
    return bool(OFFICE.fullmatch(text))


def is_day(text: str) -> bool:
    """Say whether a line is nothing but a day.

    >>> is_day("2024年3月15日"), is_day("2024年3月15日 星期五")
    (True, False)
    """
    return bool(DAY.fullmatch(text))
