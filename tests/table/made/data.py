"""Ten subjects, none of them printed anywhere."""

from tests.table.made.more import GRAIN, PEOPLE, RESERVOIR, STOCK, WORK
from tests.table.made.subject import Column, Row, Subject, names

Q1 = "2024-01/2024-03"
H1 = "2023-01/2023-06"

TRAVEL = Subject(
    name="lvyou",
    date="2023-10-08",
    area="云台市",
    folio="云台日报 2023年10月8日 星期日 第2版",
    headline="双节假期我市主要景区客流回升",
    prose="本报讯 记者从市文旅局获悉，今年中秋国庆假期，全市旅游市场平稳有序。",
    caption="云台市主要景区接待情况（2023年9月29日至10月6日）",
    columns=(
        names("名次"),
        names("景区"),
        Column(
            heads=("接待人次（万人次）",),
            measure="接待人次",
            unit="人次",
            scale=10000,
            period="2023-09-29/2023-10-06",
        ),
        Column(
            heads=("同比增长（%）",),
            measure="接待人次",
            unit="%",
            grows=True,
            stat="change",
            base="yoy",
            period="2023-09-29/2023-10-06",
        ),
        Column(
            heads=("门票收入（万元）",),
            measure="门票收入",
            unit="元",
            scale=10000,
            period="2023-09-29/2023-10-06",
        ),
    ),
    rows=(
        Row(cells=("1", "白鹭湖", "23.6", "41.2", "1180"), holder="白鹭湖"),
        Row(cells=("2", "云台山", "18.9", "-5.3", "2046"), holder="云台山"),
        Row(cells=("3", "石佛寺", "9.7", "12.0", "—"), holder="石佛寺"),
        Row(cells=("4", "古码头街区", "30.1", "8.8", "97"), holder="古码头街区"),
    ),
    note="注：石佛寺实行免票，无门票收入。",
)

HOSPITAL = Subject(
    name="yiyuan",
    date="2022-02-15",
    area="沙洲县",
    folio="沙洲日报 2022年2月15日 星期二 第3版",
    headline="去年县级医院诊疗量稳步上升",
    prose="本报讯 县卫生健康委日前公布了去年各县级医院的诊疗情况。",
    caption="沙洲县2021年县级医院诊疗情况",
    columns=(
        names("医院"),
        Column(heads=("门诊量（人次）",), measure="门诊量", unit="人次", period="2021"),
        Column(heads=("出院人数（人）",), measure="出院人数", unit="人", period="2021"),
        Column(
            heads=("平均住院日（天）",), measure="平均住院日", unit="天", period="2021"
        ),
        Column(
            heads=("床位使用率（%）",), measure="床位使用率", unit="%", period="2021"
        ),
    ),
    rows=(
        Row(
            cells=("县人民医院", "386,420", "21,305", "8.1", "93.4"),
            holder="县人民医院",
        ),
        Row(cells=("县中医院", "158,077", "9,862", "8.8", "88.0"), holder="县中医院"),
        Row(
            cells=("妇幼保健院", "97,310", "4,120", "5.2", "76.5"), holder="妇幼保健院"
        ),
    ),
    note="资料来源：沙洲县卫生健康委员会",
)

TRANSPORT = Subject(
    name="jiaotong",
    date="2023-07-20",
    area="平江市",
    folio="平江日报 2023年7月20日 星期四 第1版",
    headline="上半年客货运输量双增",
    prose="本报讯 市交通运输局7月19日发布消息，上半年全市交通运输运行平稳。",
    caption="平江市2023年1—6月客货运输量",
    columns=(
        names("运输方式"),
        Column(
            heads=("客运量", "1—6月（万人）"),
            measure="客运量",
            unit="人",
            scale=10000,
            period=H1,
        ),
        Column(
            heads=("客运量", "同比（%）"),
            measure="客运量",
            unit="%",
            grows=True,
            stat="change",
            base="yoy",
            period=H1,
        ),
        Column(
            heads=("货运量", "1—6月（万吨）"),
            measure="货运量",
            unit="吨",
            scale=10000,
            period=H1,
        ),
        Column(
            heads=("货运量", "同比（%）"),
            measure="货运量",
            unit="%",
            grows=True,
            stat="change",
            base="yoy",
            period=H1,
        ),
    ),
    rows=(
        Row(cells=("公路", "1206.5", "18.4", "5380", "3.1"), kind="公路"),
        Row(cells=("铁路", "812.3", "96.7", "465", "-2.8"), kind="铁路"),
        Row(cells=("水路", "31.6", "—", "2907", "6.0"), kind="水路"),
        Row(cells=("合计", "2050.4", "41.5", "8752", "3.7")),
    ),
)

BUDGET = Subject(
    name="caizheng",
    date="2024-04-18",
    area="临湖县",
    folio="临湖日报 2024年4月18日 星期四 第2版",
    headline="一季度财政收支平稳开局",
    prose="本报讯 县财政局昨天公布了一季度财政收支情况。",
    caption="临湖县2024年1—3月财政收支情况",
    unit_note="单位：万元",
    columns=(
        names("项目"),
        Column(heads=("累计完成",), period=Q1, unit="元", scale=10000),
        Column(
            heads=("比上年同期增长（%）",),
            unit="%",
            grows=True,
            stat="change",
            base="yoy",
            period=Q1,
        ),
        Column(
            heads=("占年度预算（%）",),
            unit="%",
            stat="share",
            base="年度预算",
            period=Q1,
        ),
    ),
    rows=(
        Row(
            cells=("一般公共预算收入", "28460", "6.2", "27.1"),
            measure="一般公共预算收入",
        ),
        Row(cells=("其中：税收收入", "19035", "-1.4", "25.6"), measure="税收收入"),
        Row(cells=("非税收入", "9425", "25.8", "30.7"), measure="非税收入"),
        Row(
            cells=("一般公共预算支出", "76120", "3.0", "22.9"),
            measure="一般公共预算支出",
        ),
    ),
    note="注：本表按快报数填列。",
)

POWER = Subject(
    name="yongdian",
    date="2022-06-10",
    area="海岭市",
    folio="海岭日报 2022年6月10日 星期五 第2版",
    headline="前5月全市用电量同比增长",
    prose="本报讯 记者从海岭供电公司了解到，今年前5个月全市用电需求保持增长。",
    caption="海岭市2022年5月用电量",
    unit_note="单位：万千瓦时",
    columns=(
        names("类别"),
        Column(
            heads=("5月用电量",),
            measure="用电量",
            unit="千瓦时",
            scale=10000,
            period="2022-05",
        ),
        Column(
            heads=("1—5月用电量",),
            measure="用电量",
            unit="千瓦时",
            scale=10000,
            period="2022-01/2022-05",
        ),
        Column(
            heads=("累计同比（%）",),
            measure="用电量",
            unit="%",
            grows=True,
            stat="change",
            base="yoy",
            period="2022-01/2022-05",
        ),
    ),
    rows=(
        Row(cells=("第一产业", "1820", "7645", "10.3"), kind="第一产业"),
        Row(cells=("第二产业", "96310", "452780", "2.4"), kind="第二产业"),
        Row(cells=("第三产业", "20455", "98610", "-3.9"), kind="第三产业"),
        Row(cells=("居民生活", "15230", "91206", "7.7"), kind="居民生活"),
        Row(cells=("全社会", "133815", "650241", "2.5"), kind="全社会"),
    ),
)

SUBJECTS = (
    TRAVEL, HOSPITAL, TRANSPORT, BUDGET, POWER, RESERVOIR, GRAIN, WORK, PEOPLE, STOCK,
)  # fmt: skip
