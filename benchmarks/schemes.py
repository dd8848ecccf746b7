"""Schemes for the benchmarks: alike, nearly so, each in its own words, or in full; the same at every time."""

from __future__ import annotations

from random import Random

HEAD = "标题: 某县2026年度乡镇综合考核办法\n年度: 2026\n指标:\n"
ALIKE = """\
  - 编号: Q{n}
    名称: 第{n}项工作
    分值: {points}
    评分标准: |
      每季度召开专题会议不少于{times}次，每少一次扣0.5分，扣完为止。
      查阅会议记录、工作台账，资料不全的每缺一项扣0.2分。
    考核单位: 县农业农村局
"""
OWN = """\
  - 编号: Q{n}
    名称: {matter}{aspect}
    分值: {points}
    评分标准: |
{criteria}
    考核单位: 县{office}
"""
MATTERS = (
    *(
        "高标准农田建设",
        "农村人居环境整治",
        "义务教育控辍保学",
        "河湖长制",
        "森林防火",
        "信访积案化解",
        "安全生产",
        "招商引资",
    ),
    *("政务服务", "乡村振兴", "耕地保护", "秸秆禁烧", "防汛抗旱", "食品安全", "医疗保障参保", "就业创业", "养老服务"),
    *("基层治理", "法治宣传", "数字乡村", "统计工作", "项目建设", "农产品质量", "动物防疫", "饮水安全", "危房改造"),
    *("公路养护", "垃圾分类", "矛盾调解", "未成年人保护", "残疾人服务", "文化惠民"),
)
ASPECTS = (
    *("完成率", "工作", "成效", "落实情况", "任务完成情况"),
    *("满意度", "整改情况", "年度目标", "长效管理", "群众评价"),
)
OFFICES = (
    *("农业农村局", "教育局", "水利局", "林业局", "应急管理局", "信访局"),
    *("民政局", "卫生健康局", "住房城乡建设局", "统计局", "政务服务管理局"),
)
SAID = (
    "完成年度目标{a}%以上的得满分，每低1个百分点扣{d}分，扣完为止",
    "{matter}任务{a}项，按时完成的得{b}分，每有一项未完成扣{d}分",
    "每{time}开展{matter}巡查不少于{c}次，每少1次扣{d}分",
    "群众满意率达到{a}%得{b}分，以县统计局第三方电话调查结果为准",
    "{matter}事项在{c}个工作日内办结，逾期一件扣{d}分",
    "未发生较大以上{matter}责任事故的得{b}分，发生一起扣{d}分",
    "{matter}覆盖率由上年度的{low}%提高到{a}%，按完成比例计分",
    "查阅{matter}工作方案、台账和现场照片，缺一项扣{d}分",
    "上级通报批评的，国家级扣{b}分、省级扣{d}分、市级扣0.2分",
    "新增{matter}示范点{c}个，其中市级以上不少于1个，每个加{d}分",
    "按{matter}平台系统数据排名，前三名得满分，其余依次递减{d}分",
    "{time}报送{matter}信息{c}条，被采用的每条加0.1分，最高加{b}分",
    "{month}月底前完成{matter}验收，提前完成的加{d}分，未通过验收的不得分",
    "{matter}投诉办结率不低于{a}%，重复投诉每件扣{d}分",
)

FULL_HEAD = """\
标题: 青禾县2026年度乡镇综合考核办法
印发机关: 青禾县考核办
层级: county
考核对象: township
地区: 青禾县
年度: 2026
考核周期: {{开始: 2026-01-01, 结束: 2026-12-31}}
被考核单位:
{units}一票否决:
  - {{事项: 安全生产, 情形: 发生较大以上生产安全责任事故, 后果: 取消评优资格}}
指标:
"""
SOURCES = ("statistics", "system", "report", "third_party")
WAYS = ("documents", "photos", "onsite", "system")
GROUP = 10
"""Indicators of a group."""


def alike(size: int) -> str:
    """Indicators of the same words."""
    return HEAD + "".join(ALIKE.format(n=n, points=1 + n % 3, times=1) for n in range(size))


def near(size: int) -> str:
    """Indicators that differ in one figure."""
    return HEAD + "".join(ALIKE.format(n=n, points=1 + n % 3, times=n + 1) for n in range(size))


def varied(size: int, seed: int = 2026) -> str:
    """Indicators of which no two say the same: matters, figures, times and two to four sentences of their own."""
    draw = Random(seed)
    return HEAD + "".join(_own(n, draw) for n in range(size))


def _own(n: int, draw: Random) -> str:
    matter = draw.choice(MATTERS)
    sentences = [_filled(template, matter, draw) for template in draw.sample(SAID, draw.randint(2, 4))]
    lines = "\n".join(f"      {number}.{said}。" for number, said in enumerate(sentences, 1))
    return OWN.format(
        n=n,
        matter=matter,
        aspect=f"{draw.choice(ASPECTS)}（{n}）",
        points=draw.randint(1, 5),
        criteria=lines,
        office=draw.choice(OFFICES),
    )


def full(size: int, seed: int = 2026) -> str:
    """Indicators with what an office tells of them besides: groups, targets, deadlines, sources, the units assessed."""
    draw = Random(seed)
    units = "".join(
        f"  - {{编号: T{n}, 名称: 第{n}镇, 人数: {40 + n}, 人口: {9000 + 900 * n}}}\n" for n in range(1, 16)
    )
    parts = [FULL_HEAD.format(units=units)]
    for first in range(0, size, GROUP):
        parts.append(f"  - 编号: G{first}\n    名称: {draw.choice(MATTERS)}（{first}）\n    下级指标:\n")
        parts += [_in_full(n, draw) for n in range(first, min(first + GROUP, size))]
    return "".join(parts)


def _in_full(n: int, draw: Random) -> str:
    matter, (one, other) = draw.choice(MATTERS), draw.sample(SAID, 2)
    lines = [
        f"- 编号: I{n}",
        f"  名称: {matter}{draw.choice(ASPECTS)}",
        "  分值: 1",
        f"  考核内容: 落实{matter}各项任务",
        f"  评分标准: {_filled(one, matter, draw)}；{_filled(other, matter, draw)}。",
        f'  目标值: "≥{draw.randint(60, 99)}%"',
        f"  完成时限: 2026-{draw.randint(3, 12):02d}-{draw.randint(1, 28):02d}",
        f"  数据来源: {{类型: {draw.choice(SOURCES)}, 提供单位: 县{draw.choice(OFFICES)}}}",
        f"  核验方式: [{draw.choice(WAYS)}]",
        f"  考核单位: 县{draw.choice(OFFICES)}",
    ]
    return "".join(f"      {line}\n" for line in lines)


def _filled(template: str, matter: str, draw: Random) -> str:
    return template.format(
        matter=matter,
        a=draw.randint(60, 99),
        low=draw.randint(20, 59),
        b=draw.randint(1, 5),
        c=draw.randint(1, 12),
        d=draw.choice(("0.1", "0.2", "0.5", "1", "2")),
        month=draw.randint(3, 12),
        time=draw.choice(("月", "季度", "半年", "年")),
    )


KINDS = {"alike": alike, "near": near, "varied": varied, "full": full}
