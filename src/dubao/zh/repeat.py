"""Words said twice and parts of a whole: 一年比一年, 一节一节, 一寸寸, 冰山一角, 500强.

They count nothing; each 一 of them is an aside.

Source: 吕叔湘《现代汉语八百词》 (一).
"""

import re

from dubao.grammar import Rule, first_of
from dubao.zh.digit import CHINESE

repeat = first_of(
    Rule(
        name="repeat.full",
        kind="idiom",
        then="分",
        first=CHINESE,
        pattern=re.compile(r"[三五六七八]分(?=饱|醉|醉意|像|靠|天注定|酒意|熟人)"),
    ),
    Rule(
        name="repeat.week",
        kind="name",
        first="一",
        # the name of a column: 一周要闻
        pattern=re.compile(
            r"(?:(?<=^)|(?<=\n)|(?<=[\n。“《]))一周(?=[一-龥]{0,4}(?:短讯|简讯|要闻|动态|回顾|综述|热点|行情|评论|述评|新闻|大事))"
        ),
    ),
    Rule(
        name="repeat.compared",
        kind="idiom",
        first="一",
        pattern=re.compile(
            r"一(?P<u>[一-龥])(?:更?比|胜过|又|接着?|复|挨|亏|赛|强过|不如|带|帮)?一(?P=u)(?!半)"
            r"|一(?P<v>(?![一二三四五六七八九十百千万])[一-龥])(?P=v)(?![一-龥]?级)|一[年天日月](?=一(?:个样|大变样|变|新))"
        ),
    ),
    Rule(
        name="repeat.parts",
        then="上东分前南响大头左方来次老角进",
        kind="idiom",
        first="一两三",
        pattern=re.compile(
            r"一左一右|一前一后|一上一下|一来一往|一进一出|一大一小|一东一西|一老一小|一南一北"
            r"|(?<=[一-龥])(?<![每共价值元涨跌降收了为的卖钱本])一角(?![钱五二三四六七八九\d元的])"
            r"|(?<=[保霸富造政福占护据])一方(?![米面])|(?<=造福)一方|(?<=主政)一方"
            r"|(?<=[再又多])一次(?![性])|两头(?![牛猪羊驴骡象熊鲸鹿奶肉母公大小])"
            r"|(?<=记)三分|(?<=投)三分(?![之钟])|三分(?=气)|(?<=[铃枪炮哨桨锣鼓钟机])一响"
        ),
    ),
    Rule(
        name="repeat.digits",
        then="位度维",
        kind="idiom",
        pattern=re.compile(
            r"180度(?=的?(?:大转弯|转弯|大转变))|[一二两三四五六七八九十]{1,2}位数(?!字)|[一二三]维码"
        ),
    ),
    Rule(
        name="repeat.strong",
        then="强",
        kind="idiom",
        pattern=re.compile(
            r"(?<!前)(?P<n>\d{1,4}|[四八百]|十六|三十二|六十四)强(?![度化劲烈大])"
        ),
    ),
)
