"""Whether time and memory grow with the number of indicators and no faster: one big scheme, checked in several sizes.

Run: python benchmarks/linearity.py [SIZE...]. Three kinds of schemes: ``identical`` (the same criteria in every line),
``near`` (one number differs) and ``varied`` (objects, figures, departments and sentences of their own). yamllint reads
the same files where it is installed beside kpi-audit. ``growth`` is the time for each indicator against the smallest
size, the start left out: around 1 is linear.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEAD = "标题: 某县2026年度乡镇综合考核办法\n年度: 2026\n指标:\n"
SAME = """\
  - 编号: Q{n}
    名称: 第{n}项工作
    分值: {points}
    评分标准: |
      每季度召开专题会议不少于{times}次，每少一次扣0.5分，扣完为止。
      查阅会议记录、工作台账，资料不全的每缺一项扣0.2分。
    考核单位: 县农业农村局
"""
OBJECTS = [
    "农村人居环境整治",
    "森林防火",
    "河道保洁",
    "安全生产",
    "信访积案化解",
    "食品安全",
    "禁毒",
    "防溺水",
    "秸秆禁烧",
    "高标准农田建设",
    "医保参保缴费",
    "农村厕所革命",
    "垃圾分类",
    "普法宣传",
    "基层党建",
    "统计工作",
    "耕地保护",
    "项目建设",
    "招商引资",
    "防返贫监测",
    "危房改造",
    "控辍保学",
    "养老服务",
    "退役军人服务",
    "道路交通安全",
    "消防安全",
    "地质灾害防治",
    "动物防疫",
    "农产品质量安全",
    "政务公开",
    "营商环境",
    "网格化管理",
    "矛盾纠纷排查",
]
OFFICES = [
    "县农业农村局",
    "县应急管理局",
    "县委组织部",
    "县生态环境局",
    "县自然资源局",
    "县卫生健康局",
    "县教育局",
    "县民政局",
    "县水利局",
]
VERBS = ["落实", "推进", "加强", "完成", "组织开展", "健全", "做好", "强化", "规范"]
TASKS = [
    "年度目标任务",
    "专项整治行动",
    "台账管理",
    "日常巡查",
    "问题整改",
    "宣传教育",
    "隐患排查",
    "制度建设",
    "应急演练",
    "信息报送",
]
SENTENCES = (
    "{verb}{object}工作，{task}完成率达到{share}%以上，每低1个百分点扣{half}分。",
    "每{period}召开{object}专题会议不少于{few}次，每少一次扣{half}分，扣完为止。",
    "查阅{object}工作台账、会议记录，资料不全的每缺一项扣{half}分。",
    "{month}月底前完成{object}{task}{share}处，未按时完成的扣{few}分。",
    "{object}被市级通报批评的，每次扣{half}分；被媒体曝光造成不良影响的，每起扣{few}分。",
    "发生{object}责任事故的，实行一票否决，取消评先评优资格。",
    "群众对{object}的满意度达到{share}%以上得{few}分，每低于1个百分点扣{half}分。",
    "及时上报{object}信息，全年不少于{share}篇，被省级采用的每篇加{half}分，最高加{few}分。",
    "按照《{object}管理办法》要求{verb}{task}，工作不力、推进缓慢的酌情扣{half}-{few}分。",
    "签订{object}目标责任书，签订率达到100%，少签一份扣{half}分。",
    "组织{object}培训{few}期以上，参训人员{share}人次以上，留存照片、签到表备查。",
)
KINDS = ("identical", "near", "varied")


def indicator(kind: str, n: int) -> str:
    """The ``n``-th line of a scheme of a kind, always the same."""
    if kind != "varied":
        return SAME.format(n=n, points=1 + n % 3, times=n + 1 if kind == "near" else 1)
    chance = random.Random(n)
    matter = chance.choice(OBJECTS)
    said = "".join(f"      {_sentence(chance, matter)}\n" for _ in range(chance.randint(2, 5)))
    name = chance.choice(VERBS) + matter + chance.choice(TASKS)
    return (
        f"  - 编号: V{n}\n    名称: {name}\n    分值: {chance.randint(1, 10)}\n    评分标准: |\n{said}"
        f"    考核单位: {chance.choice(OFFICES)}\n"
    )


def _sentence(chance: random.Random, matter: str) -> str:
    return chance.choice(SENTENCES).format(
        verb=chance.choice(VERBS),
        object=matter,
        task=chance.choice(TASKS),
        share=chance.randint(50, 99),
        few=chance.randint(2, 5),
        half=chance.choice(("0.1", "0.2", "0.5", "1")),
        period=chance.choice(("季度", "月", "半年")),
        month=chance.randint(3, 12),
    )


def cost(command: list[str]) -> tuple[float, float, float]:
    """Wall and processor seconds of a command, and its peak memory in MB (0 where the system does not tell)."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not hasattr(os, "wait4"):
        child.wait()
        return time.perf_counter() - start, 0.0, 0.0
    _, _, used = os.wait4(child.pid, 0)
    child.returncode = 0
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / scale


def main() -> None:
    """Check every kind in every size and print a table; a scheme of one indicator tells what a start costs."""
    sizes = [int(each) for each in sys.argv[1:]] or [1000, 2500, 5000, 10000, 20000]
    beside = Path(sys.executable).parent
    yamllint = beside / "yamllint"
    print("kind       indicators   wall s    cpu s     MB  ms each growth yamllint s")
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            first = idle = 0.0
            for size in (1, *sizes):
                path = Path(folder) / f"{kind}-{size}.yaml"
                path.write_text(HEAD + "".join(indicator(kind, n) for n in range(size)), "utf-8")
                wall, cpu, memory = cost([str(beside / "kpi-audit"), "check", "--format", "concise", str(path)])
                if size == 1:
                    idle = cpu
                    continue
                other = f"{cost([str(yamllint), str(path)])[0]:10.2f}" if yamllint.exists() else f"{'-':>10}"
                each = (cpu - idle) / size
                first = first or each
                row = f"{kind:10} {size:10} {wall:8.2f} {cpu:8.2f} {memory:6.0f} {each * 1000:8.2f} {each / first:6.2f}"
                print(row, other, flush=True)


if __name__ == "__main__":
    main()
