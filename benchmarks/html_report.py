"""Size and time of the HTML report of a large scheme: 300 indicators with the faults that real schemes have.

Run: python benchmarks/html_report.py [INDICATORS]. The scheme lies beside a duty list and the scheme of the level
above, as offices have them. Printed: findings, the size of the page, what the reporter alone took (best of five).
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

CHAPTERS = ("党的建设", "经济发展", "乡村振兴", "生态环保", "民生保障", "平安法治", "城乡建设", "自身建设")
MATTERS = (
    "耕地保护",
    "秸秆禁烧",
    "垃圾分类",
    "户厕改造",
    "河道巡查",
    "防汛抗旱",
    "森林防火",
    "安全生产",
    "消防检查",
    "食品安全",
    "道路交通安全",
    "信访接待",
    "矛盾调解",
    "反诈宣传",
    "医保征缴",
    "养老服务",
    "残疾人帮扶",
    "控辍保学",
    "就业培训",
    "招商引资",
    "项目入库",
    "固定资产投资",
    "粮食生产",
    "农机购置补贴",
    "动物防疫",
    "退役军人服务",
    "妇女儿童工作",
    "档案管理",
    "政务公开",
    "统计数据质量",
    "预算执行",
    "村务监督",
    "人居环境整治",
    "农村公路养护",
    "饮水安全",
    "违建治理",
    "扬尘管控",
    "散煤治理",
)
ASPECTS = ("工作推进", "专项行动", "宣传发动", "台账建设", "示范创建", "整改落实", "群众满意度", "完成率")
BODIES = ("农业农村局", "生态环境分局", "应急管理局", "民政局", "住房和城乡建设局", "卫生健康局", "发展和改革局")
CLAUSES = (
    "每{period}召开{matter}专题会议不少于{n}次，每少一次扣0.{n}分，扣完为止。",
    "查阅{matter}实施方案、会议记录、工作台账、现场照片，资料不全的每缺一项扣0.{m}分，扣完为止。",
    "每{period}{day}日前报送{matter}进展情况报表，迟报一次扣0.{n}分，漏报一次扣{m}分。",
    "{matter}任务完成率达到{share}%得满分，每低一个百分点扣0.{m}分，扣完为止；排名后三位的不得分，并在全县通报批评。",
    "{matter}工作重视不够、措施不力的，酌情扣分。",
    "经第三方随机抽样电话访问，群众对{matter}表示满意的比例达到{share}%得满分，每低一个百分点扣0.{m}分。",
    "全年组织{matter}宣传活动不少于{n}场，在市级以上媒体刊发稿件不少于{m}篇，每少一篇扣0.{n}分。",
    "发生{matter}责任事件的，实行一票否决，取消评先评优资格。",
    "经县{body}实地核查，年内新发现的{matter}问题按期整改到位的件数占应整改件数的比例不低于{share}%。",
    "创建{matter}示范村{n}个、示范点{m}个，每少一个扣0.{m}分；获得省级以上表彰的加{m}分。",
)
INDICATOR = """\
          - 编号: N{number:03}
            名称: {matter}{aspect}
            分值: {points}
            评分标准: |
{lines}
            考核单位: 县{body}
"""


def scheme(size: int) -> str:
    """A scheme of so many indicators in eight chapters; every text is made of another choice of the same clauses."""
    head = (
        "文档类型: 考核方案\n标题: 青禾县2026年度乡镇（街道）高质量发展综合考核实施细则\n印发机关: 中共青禾县委办公室\n"
        "层级: 县\n考核对象: 乡镇\n年度: 2026\n总分: 1000\n"
        "上级方案: city-scheme.yaml\n职责清单: duty-list.yaml\n指标:\n"
    )
    said = [head]
    share = -(-size // len(CHAPTERS))
    for number in range(size):
        if number % share == 0:
            said.append(f"  - 名称: {CHAPTERS[number // share]}\n    下级指标:\n")
        if number % share % 6 == 0:
            said.append(f"      - 名称: （{number % share // 6 + 1}）{MATTERS[number % 37]}类工作\n        下级指标:\n")
        said.append(_indicator(number))
    return "".join(said)


def _indicator(number: int) -> str:
    words = {
        "number": number,
        "matter": MATTERS[number % len(MATTERS)],
        "aspect": ASPECTS[number // len(MATTERS) % len(ASPECTS)],
        "body": BODIES[number % len(BODIES)],
        "period": ("月", "季度", "半年")[number % 3],
        "day": 5 * (1 + number % 5),
        "n": 1 + number % 6,
        "m": 1 + number % 4,
        "share": 80 + number % 21,
        "points": 1 + number % 5,
    }
    clauses = [CLAUSES[(number * step + number // 10) % len(CLAUSES)] for step in (1, 3, 7)[: 1 + number % 3]]
    lines = "\n".join(" " * 14 + clause.format(**words) for clause in dict.fromkeys(clauses))
    return INDICATOR.format(lines=lines, **words)


def written(folder: Path, size: int) -> Path:
    """The scheme in a folder, with the list and the upper scheme of the examples beside it."""
    examples = Path(__file__).parent.parent / "examples" / "qinghe-county"
    for name in ("city-scheme.yaml", "duty-list.yaml"):
        text = (examples / name).read_text("utf-8")
        (folder / name).write_text(text.replace("上级方案: province-scheme.yaml\n", ""), "utf-8")
    path = folder / "scheme.yaml"
    path.write_text(scheme(size), "utf-8")
    return path


def main() -> None:
    """Audit once, write the page five times."""
    from kpi_audit import audit_file
    from kpi_audit.reporters.formats import render
    from kpi_audit.words.voice import Voice

    size = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as folder:
        report = audit_file(written(Path(folder), size))
        times: list[float] = []
        for _ in range(5):
            start = time.perf_counter()
            page = render("html", report, Voice("zh"), 1)
            times.append(time.perf_counter() - start)
    findings = sum(len(document.findings) for document in report.documents)
    print(f"{size} indicators, {findings} findings: {len(page.encode()) / 1000:.0f} KB, {min(times):.2f} s")


if __name__ == "__main__":
    main()
