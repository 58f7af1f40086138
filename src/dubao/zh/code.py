"""Codes: numbers that name a thing and are not counted or measured.

    03版 · A12版 · 国发〔2023〕5号 · G123次 · 京A12345 · 5G · CN64-0001
    0571-88888888 · 13912345678 · C5512—1986 · ３０７Ｃ · www.x.cn/1 · 邮编830000

Source: GB/T 15835-2011, 4.1.1 (编号); GB/T 9704-2012 (发文字号).
"""

import re

from dubao.grammar import Rule, first_of
from dubao.zh.number import ARABIC, CHINESE
from dubao.zh.serial import branded, named, numbered, stock

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

code = first_of(
    Rule(
        name="code.address",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"(?:https?://|www\.)[\x21-\x7e]+|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}",
            re.ASCII,
        ),
        left=LETTERS + "/.@_-=?&#%",
        back=60,
    ),
    Rule(
        name="code.document",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"[一-龥]{0,6}[〔\[(【](?:19|20)\d\d[〕\])】]\s?第?\d{1,5}号|(?:19|20)\d\d年第\d{1,3}号令?"
        ),
        left="〔[(【",
        back=8,
    ),
    Rule(
        name="code.serial",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"(?:CN|ISSN|ISBN|GB|GB/T|DB|ISO|JIS|IEC|No|NO|QQ)[\s./:-]{0,2}\d[\d.\-—/]{0,20}[\dA-Z]?"
        ),
        left="NBTSOCoQ ./:-",
        back=6,
        begins="CIGDJNQ",
    ),
    Rule(
        name="code.plate",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]·?[A-Z0-9]{5,6}"
        ),
        left=LETTERS + "·",
        back=3,
    ),
    Rule(
        name="code.leaf",
        then="版",
        kind="code",
        first=CHINESE,
        pattern=re.compile(r"(?<=[报刊]》)[一二三四五六七八九十]{1,2}版"),
    ),
    Rule(
        name="code.folio",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"(?:第\s?|[A-Z]{1,2})\d{1,3}(?:[、,—~-][A-Z]{0,2}\d{1,3}){0,3}版"
        ),
        left="第 " + LETTERS,
        back=3,
        begins="第" + LETTERS[:26],
    ),
    Rule(
        name="code.model",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"[-—]\d{1,4}[A-Z]?(?:型|号)?(?=直升机|战|飞机|舰|导弹|型|卫星|火箭|客机|轰炸|坦克)|歼[-—]?\d{1,2}[A-Z]?(?![\d.%人名架])|运[-—]?\d{1,2}(?:[-—]\d{3}[A-Z]?)?(?![\d.%人名架吨万件])|[轰运直苏米图][-—]\d{1,3}(?![\d.%人名架])|(?:空警|彩虹|翼龙|红旗|东风|鹰击|霹雳)[-—]\d{1,4}[A-Z]?"
        ),
        left="-—歼轰运直苏米图警虹龙旗风击雳",
        back=3,
        begins="-—歼轰运直苏米图空彩翼红东鹰霹",
    ),
    Rule(
        name="code.letters",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"[A-Za-z]{1,10}[-—+]?\d[\dA-Za-z]*(?:[-—./][\dA-Za-z]+)*(?:次|型|版)?"
        ),
        make=named,
        left=LETTERS + "-—+",
        back=12,
        begins=LETTERS,
    ),
    Rule(
        name="code.spaced",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"[A-Za-z]{2,12} \d{1,4}[A-Za-z]{0,2}"
            r"(?![\dA-Za-z.,%]|\s?[万亿元美欧日英年月])"
        ),
        make=branded,
        left=" ",
        back=13,
        begins=LETTERS,
    ),
    Rule(
        name="code.carat",
        then="Kk",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"\d{1,2}[kK](?=镀|包|[白黄铂玫红]?金|玫瑰|的?(?:项链|戒指|首饰|链))"
        ),
    ),
    Rule(
        name="code.item",
        kind="code",
        first=ARABIC,
        pattern=re.compile(r"(?:(?<=^)|(?<=\n))- \d{5,7}(?=[一-龥A-Za-z\"“])"),
        left=" ",
        back=2,
        begins="-",
    ),
    Rule(
        name="code.mixed",
        then="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"\d{1,5}(?!(?:KM|KG|CM|MM|km|kg|cm|mm|nm|mg|g|m|L|ml|mL|kW|MW|GW|W|kWh|[PET]F[Ll][Oo][Pp][Ss]|GB|TB|MB|KB|Mbps|Gbps|MHz|GHz|Hz|kHz|hm|dB|kV|TEU|pct|mAh|k|K|h|t|E|e)(?![A-Za-z]))[A-Za-z][A-Za-z0-9]{0,9}(?![A-Za-z/])"
        ),
    ),
    Rule(
        name="code.telephone",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"\d{3,4}[-—]\d{7,8}(?:[-—、/]\d{1,8})*|(?:400|800)-\d{3}-?\d{4}|1[3-9]\d{9}(?!\d|[万亿元人])|\d{11,}(?![\d.]|[万亿元人吨])"
        ),
    ),
    Rule(
        name="code.number",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"(?:电话|热线|传真|邮编|邮政编码|邮发代号|代号|编号|证号|账号|帐号|车牌|尾号|刊号"
            r"|学号|票号|国道|省道|总第|票|号码|举报|舷号|番号|代码|单号|批号|文号|房号|门牌)"
            r"(?:号|号码|为|是|:|\s){0,3}"
            r"\d[\d\-—、/ ]{0,40}(?:号|期)?"
        ),
        make=numbered,
        left="话线真编号码牌道总第票报是为: 期代",
        back=8,
        begins="电热传邮代编证账帐车尾刊学票国省总号举舷番单批文房门",
    ),
    Rule(
        name="code.stock",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"\((?:\d{6}(?:[.,]?[A-Z]{2})?|\d{4,5}\.[A-Z]{1,3}|\d{4})\)(?!\d)"
        ),
        make=stock,
        left="(",
        back=1,
    ),
    Rule(
        name="code.area",
        kind="code",
        first=ARABIC,
        pattern=re.compile(r"\(0\d{2,3}\)\s?\d{7,8}(?:[、/]\d{7,8}){0,9}"),
        left="(",
        back=1,
    ),
    Rule(
        name="code.road",
        then="县国省",
        kind="code",
        first=ARABIC,
        pattern=re.compile(r"\d{3}(?=[国省县]道)"),
    ),
    Rule(
        name="code.page",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"\d{1,3}(?:[、,—~-][A-Z]{0,2}\d{1,3}){0,3}版(?!本|权|画|税|面|图)|0\d{1,4}(?![\d.:]|[年月日时分秒])"
        ),
    ),
    Rule(
        name="code.train",
        then="/次热路",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"\d{1,4}/\d{1,4}次|\d{1,4}(?:/\d{1,4})?次(?=列车|特快|快车|航班|动车|高铁|旅客)|\d{5}(?=热线)|\d路(?=公交|电车|公共|汽车)|\d{2,4}路(?=公交|车|公共|电车|汽车|大巴|,|、|等)"
        ),
    ),
)
