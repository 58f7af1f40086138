"""Days of the Chinese calendar: 农历腊月二十三, 正月十五, 大年三十, 大年初三.

None of them is given a day of our calendar: the text does not say it.

Source: GB/T 33661-2017 (农历的编算和颁行).
"""

import re

ONES = "[一二三四五六七八九]"
DAY = rf"(?:初[一二三四五六七八九十]|[二三]?十{ONES}?|[廿念]{ONES}?|卅)"
MONTH = r"(?:正月|腊月|冬月|闰?[二三四五六七八九十]{1,2}月)"
FEAST = "(?:二月二|三月三|四月八|五月五|六月六|七月七|九月九)"
LUNAR = re.compile(
    rf"(?:农历|阴历|旧历|夏历)(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?"
    rf"(?:{FEAST}|{MONTH}{DAY}?|{DAY})(?:[日晚夜])?"
    rf"|(?:正月|腊月|冬月|闰[二三四五六七八九十]{{1,2}}月){DAY}(?:[日晚夜]|(?![个多余几名万亿年]))"
    r"|大年(?:三十|二十九|初[一二三四五六七八九十]|夜|廿九)(?:晚|夜)?"
    r"|(?<=[,。、\n ])初[一二三四五六七八九](?=起|,|、|到|至|晚|早)"
)


FIRST = frozenset("农阴旧夏正腊冬闰大初")


def lunar(text: str, at: int) -> int:
    """Return where the day of the Chinese calendar that begins at `at` ends, or `at`.

    >>> lunar("腊月廿三,小年", 0), lunar("三月", 0)
    (4, 0)
    """
    match = LUNAR.match(text, at) if text[at : at + 1] in FIRST else None
    return match.end() if match else at
