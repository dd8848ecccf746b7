"""Whether a line scores the outcome of a matter or only the unit's own part in it (helping, finding, reporting, telling)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .line import Line, Words

_OWN_PART = (
    r"上报|报告|报送|反馈|传达|通知|送达|宣传|知晓|发现|到场|提供|响应|参加|参与|配合|协助|推送|移交|核实|摸排|走访|告知|回复|劝导|巡查|签收|推荐|转运?送|提醒|到岗|在岗|入户|覆盖宣|收集"
)
_RATE = re.compile(r"(?P<what>[^,。;:、\d%]{0,8})(?:率|覆盖面|比例|占比)(?!先|领)")
_EVENT = re.compile(
    r"(?:[每凡]|一经|如|若)(?:发生|出现|新增|有|查处|发现)[^,。;]{0,18}?(?=扣|不得分|的|,|。|$)|(?:发生|出现)[^,。;]{0,10}(?:一起|[1一]例|[1一]次|事故|不得分)"
)
_OUTCOME = re.compile(
    r"清零|零发生|零增长|为零|动态清|全部(?:关停|清除|清退|拆除|取缔|搬离|完成|到位|整改|清理)|(?:关停|取缔|拆除|清退|化解|追缴|清缴|整治|整改|治理|改造|建设|搬迁|销号)(?:任务)?[^,。;]{0,8}(?:完成|到位|\d)"
    r"|完成[^,。;]{0,10}(?:拆除|整治|整改|改造|建设|搬迁|签约|清退|取缔|销号|\d)|(?:拆除|新建|改造|新增|净增|建成|清退|整治|取缔|查处|立案|处罚|关停)[^,。;率]{0,14}\d"
    r"|完工|竣工|按期开工|逾期|拖期|超期|负(?:总|主|主体|全)责|责任主体|主体责任|兜底|垫付|由(?:各)?(?:乡镇|镇|乡|街道|村)[^,。;]{0,6}(?:建|修|补|查明|处理|负责|解决|承担|整改|实施)|冻结|存量[^,。;]{0,8}(?:扣|未)|按[^,。;]{0,6}(?:比例|面积|进度)得分"
    r"|(?:未|没有|完不成|不)(?:完成|达标|到位|整改|清理|改)[^,。;]{0,10}扣|(?:合格|达标|优良)[^,。;]{0,4}\d|反弹|下降|减少|案件数?[^,。;]{0,6}\d|一票否决|取消[^,。;]{0,6}资格"
)
_PART = re.compile(
    r"协助|配合|陪|帮|派[人员]|报告|上报|报送|报[一-鿿]{1,5}[局办队所站]|当[日天晚]报|及时报|反馈|告知|通知|传达|送达|送到|转达|移交|推送|线索|名单|底数|引导|劝|提醒|宣传|宣讲|张贴|清点|点验|反映|说明|参加|推荐|提供|联系|安抚|稳[住定]|协调|看护|摸排|核实|问清|在岗|发到户|有人送"
)
_LIMIT = re.compile(r"(?:不|免于)(?:再)?(?:考核|评|计|看|问|作)[^,。;]{1,14}")
_MISSED_PART = re.compile(r"漏报|瞒报|迟报|不到场|未上报|不报|未反馈|未报|不配合|未送达|未通知|未到")


@dataclass(frozen=True, slots=True)
class Portion:
    """``outcome``: words that score the outcome; ``part``: words of the unit's own part; ``limited``: outcome is ruled out."""

    outcome: tuple[Words, ...]
    part: tuple[Words, ...]
    limited: bool

    @property
    def as_lead(self) -> bool:
        """The line scores the outcome, or names no part that it limits itself to."""
        if self.limited:
            return False
        return bool(self.outcome) or not self.part


def read_portion(line: Line) -> Portion:
    """What part of a matter a line scores."""
    outcome: list[Words] = []
    part: list[Words] = []
    limited = False
    for passage in line.passages:
        if passage.field not in ("name", "description", "criteria", "target"):
            continue
        text = passage.text
        limits = list(_LIMIT.finditer(text))
        limited = limited or bool(limits)
        text = _LIMIT.sub(lambda found: " " * len(found[0]), text)
        part.extend(passage.found(found) for found in _PART.finditer(text))
        outcome.extend(passage.found(found) for found in _RATE.finditer(text) if not re.search(_OWN_PART, found["what"]))
        if passage.field == "name":
            outcome.extend(passage.found(found) for found in re.finditer(r"清零|全覆盖|反弹|零增长", text))
            continue
        for pattern in (_EVENT, _OUTCOME):
            for found in pattern.finditer(text):
                if not re.search(rf"{_MISSED_PART.pattern}|{_OWN_PART}", found[0]):
                    outcome.append(passage.found(found))
    return Portion(tuple(outcome), tuple(part), limited)
