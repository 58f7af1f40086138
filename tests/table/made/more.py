"""The other half of the ten subjects."""

from tests.table.made.subject import Column, Row, Subject, names

RESERVOIR = Subject(
    name="shuiku",
    date="2021-07-06",
    area="",
    folio="汾南日报 2021年7月6日 星期二 第4版",
    headline="我省大型水库蓄水情况",
    prose="据省水文中心监测，昨天我省大型水库蓄水总体平稳。",
    caption="汾南省大型水库蓄水情况",
    date_note="（7月6日8时）",
    columns=(
        names("水库"),
        Column(heads=("水位（米）",), measure="水位", unit="米", period="2021-07-06"),
        Column(
            heads=("蓄水量（万立方米）",),
            measure="蓄水量",
            unit="立方米",
            scale=10000,
            period="2021-07-06",
        ),
    ),
    rows=(
        Row(cells=("青石岭水库", "128.46", "15320"), holder="青石岭水库"),
        Row(cells=("黑河口水库", "96.03", "8974"), holder="黑河口水库"),
        Row(cells=("双溪水库", "211.80", "20655"), holder="双溪水库"),
        Row(cells=("柳林水库", "74.59", "3108"), holder="柳林水库"),
    ),
)

GRAIN = Subject(
    name="liangjia",
    date="2023-11-14",
    area="北原省",
    folio="北原日报 2023年11月14日 星期二 第6版",
    headline="全省粮油收购价格略有下跌",
    prose="本报讯 省粮食和储备局监测，上周全省主要粮油收购价格略有下跌。",
    caption="北原省主要粮油收购价格（11月6日至12日）",
    unit_note="单位：元/吨",
    columns=(
        names("品种"),
        names("等级"),
        Column(
            heads=("本周价格",),
            measure="价格",
            unit="元",
            period="2023-11-06/2023-11-12",
            stat="rate",
            base="吨",
        ),
        Column(
            heads=("上周价格",),
            measure="价格",
            unit="元",
            period="2023-10-30/2023-11-05",
            stat="rate",
            base="吨",
        ),
        Column(
            heads=("环比（%）",),
            measure="价格",
            unit="%",
            grows=True,
            stat="change",
            base="mom",
            period="2023-11-06/2023-11-12",
        ),
    ),
    rows=(
        Row(cells=("玉米", "二等", "2480", "2510", "-1.2"), kind="玉米"),
        Row(cells=("小麦", "三等", "2964", "2952", "0.4"), kind="小麦"),
        Row(cells=("大豆", "三等", "5020", "5020", "0.0"), kind="大豆"),
        Row(cells=("花生", "—", "9870", "9990", "-1.2"), kind="花生"),
    ),
)

WORK = Subject(
    name="jiuye",
    date="2022-12-28",
    area="松北市",
    folio="松北日报 2022年12月28日 星期三 第3版",
    headline="各县区超额完成全年就业任务",
    prose="本报讯 市人社局12月27日通报了各县区今年城镇新增就业情况。",
    caption="松北市2022年1—11月城镇新增就业情况",
    columns=(
        names("县区"),
        Column(
            heads=("城镇新增就业", "年度目标（人）"),
            measure="城镇新增就业",
            unit="人",
            stat="target",
            period="2022-01/2022-11",
        ),
        Column(
            heads=("城镇新增就业", "完成数（人）"),
            measure="城镇新增就业",
            unit="人",
            period="2022-01/2022-11",
        ),
        Column(
            heads=("城镇新增就业", "完成年度目标（%）"),
            measure="城镇新增就业",
            unit="%",
            stat="share",
            base="年度目标",
            period="2022-01/2022-11",
        ),
    ),
    rows=(
        Row(cells=("河口区", "5200", "5486", "105.5"), holder="河口区"),
        Row(cells=("东营县", "3100", "3255", "105.0"), holder="东营县"),
        Row(cells=("西山县", "2400", "2388", "99.5"), holder="西山县"),
        Row(cells=("全市", "10700", "11129", "104.0"), holder="松北市"),
    ),
)

PEOPLE = Subject(
    name="renkou",
    date="2021-06-02",
    area="南浔市",
    folio="南浔日报 2021年6月2日 星期三 第2版",
    headline="我市发布人口普查主要数据",
    prose="本报讯 市统计局6月1日发布了第七次全国人口普查主要数据。",
    caption="各县（市、区）常住人口",
    columns=(
        names("县（市、区）"),
        Column(
            heads=("常住人口（人）", "2020年"),
            measure="常住人口",
            unit="人",
            period="2020",
        ),
        Column(
            heads=("常住人口（人）", "2010年"),
            measure="常住人口",
            unit="人",
            period="2010",
        ),
        Column(
            heads=("比重（%）", "2020年"),
            measure="常住人口",
            also=("",),
            unit="%",
            stat="share",
            period="2020",
        ),
        Column(
            heads=("比重（%）", "2010年"),
            measure="常住人口",
            also=("",),
            unit="%",
            stat="share",
            period="2010",
        ),
    ),
    rows=(
        Row(cells=("临江区", "861,204", "702,113", "40.92", "35.51"), holder="临江区"),
        Row(cells=("白塔区", "503,377", "486,920", "23.92", "24.63"), holder="白塔区"),
        Row(cells=("石门县", "408,815", "455,062", "19.43", "23.02"), holder="石门县"),
        Row(cells=("罗田市", "331,090", "333,027", "15.73", "16.84"), holder="罗田市"),
    ),
)

STOCK = Subject(
    name="gupiao",
    date="2019-03-12",
    area="",
    folio="东港晚报 2019年3月12日 星期二 第8版",
    headline="东港板块昨日多数上涨",
    prose="本报讯 昨日，东港板块多数上涨。",
    caption="东港板块上市公司行情（2019年3月11日）",
    columns=(
        names("证券代码"),
        names("证券简称"),
        Column(
            heads=("收盘价（元）",), measure="收盘价", unit="元", period="2019-03-11"
        ),
        Column(
            heads=("涨跌幅（%）",),
            measure="收盘价",
            also=("", "涨跌幅"),
            unit="%",
            grows=True,
            stat="change",
            period="2019-03-11",
        ),
        Column(
            heads=("成交量（万手）",),
            measure="成交量",
            unit="手",
            scale=10000,
            period="2019-03-11",
        ),
    ),
    rows=(
        Row(cells=("600971", "东港股份", "8.46", "2.05", "12.3"), holder="东港股份"),
        Row(cells=("000812", "蓝海机械", "15.20", "-0.72", "6.8"), holder="蓝海机械"),
        Row(cells=("601338", "港城水务", "4.77", "0.00", "3.1"), holder="港城水务"),
    ),
)
