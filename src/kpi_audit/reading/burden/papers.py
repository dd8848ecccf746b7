"""Papers asked for in texts: nil reports, the same on paper and on screen, apps that must be used."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup import patterns as re
from ..text.clauses import Clause, sentences
from ..text.normal import normalise
from ..text.vocabulary import gathered

Span = tuple[int, int]

_NIL = re.compile(
    r"零报告|零上报|(?:无|没有)(?:此类)?(?:情况|问题|变化|新增)[^,。;]{0,2}?(?:也|仍|亦)[^,。;]{0,4}?(?:报告|上报|报送|报)"
)
_DENIED = re.compile(
    r"(?:不搞|不实行|不再|取消|停止|禁止|严禁|无需|不需|不必|不要求|不得要求|清理|精简|减少|不得|免于|免)[^,。;]{0,10}$"
)
_DENIED_AFTER = re.compile(r"[^,。;]{0,6}(?:一律取消|予以取消|不再|不作要求|已取消)")
_PAPER = re.compile(r"纸质|纸介质|纸制|手写|手工(?:台账|台帐|填写)|装订成册|书面(?:材料|台账|台帐|版)")
_SCREEN = re.compile(
    r"电子(?:版|档|台账|台帐|表|文档|材料|数据|资料)|(?:上传|录入|填报|打卡|导入|上报|报送)[^,。;]{0,10}(?:平台|系统|APP|小程序)"
    r"|(?:平台|系统|APP|小程序)[^,。;]{0,8}(?:上传|录入|填报|打卡|上报|报送)|线上|网上(?:填报|报送|上传|录入)",
    re.IGNORECASE,
)
_EITHER = re.compile(r"或者?|任选|任一|均可|不再|无需|不需|不必|不要求|不得|代替|替代|取代|免|取消")
_APP = re.compile(
    r"“(?P<quoted>[^”]{2,12})”(?:手机)?(?:APP|小程序|客户端)|(?P<plain>[\u4e00-\u9fffA-Za-z]{2,14}?)(?:手机)?(?:APP|小程序|客户端)"
    r"|(?P<known>学习强国|浙政钉|粤政易|钉钉|随申办|国家反诈中心)",
    re.IGNORECASE,
)
_NAMES_APP = re.compile(r"[Aa][Pp][Pp]|小程序|客户端|学习强国|浙政钉|粤政易|钉钉|随申办|国家反诈中心")
"""What every match of ``_APP`` holds: most texts have none of it, and are not searched."""
_SEVERAL = re.compile(
    r"(?:[“\"][^”\"]{2,12}[”\"](?:[、和及与]|以及)?){2,30}(?:等)?\d{0,4}[一二两三四五六七八九十]?[个款]?(?:政务|工作|信息化?|应用|手机){0,6}(?:平台|系统|软件|应用|APP|小程序)",
    re.IGNORECASE,
)
"""Several named at once: “…”“…”等平台."""
_QUOTED = re.compile(r"[“\"](?P<name>[^”\"]{2,12})[”\"]")
_LEAD = re.compile(
    r".*(?:通过|使用|利用|下载|安装|注册|推广|登录|登陆|关注|运用|借助|依托|用好|应用|开展|推进|做好|宣传|完成|将|在|用|以|和|及|与|或|对|的|县|市|省|区)"
)
_MUST = re.compile(r"统一|必须|均?须|应当?|要求|全部|一律|全员|每日|每天|注册|安装|下载|登录|打卡|签到|使用")
_FREE = re.compile(
    r"不得|不再|不搞|不要求|禁止|严禁|取消|减少|精简|整合|清理|停用|下线|自愿|鼓励|可以|可(?:通过|使用)|均可|任选|避免|杜绝|或者?通过"
)
_GENERIC = frozenset(
    {"手机", "移动", "政务", "相关", "指定", "有关", "专用", "各类", "微信", "该", "工作", "等", "个", "类", "官方", ""}
)


@gathered
def find_nil_reports(text: str) -> list[Span]:
    """Where a report is wanted though there is nothing to report."""
    return [
        (match.start(), match.end())
        for match in _NIL.finditer(text)
        if not _DENIED.search(_head(text, match)) and not _DENIED_AFTER.match(text, match.end())
    ]


@gathered
def find_double_media(text: str) -> list[tuple[Span, Span]]:
    """Where the same is wanted on paper and on screen: the two words of each, in a sentence or in neighbours."""
    parts = sentences(text) if _PAPER.search(text) else ()
    for number, sentence in enumerate(parts):
        paper = _wanted(_PAPER, sentence)
        if paper is None:
            continue
        near = [sentence, *parts[max(0, number - 2) : number], *parts[number + 1 : number + 2]]
        for other in near:
            screen = _wanted(_SCREEN, other)
            if screen is not None and not (other is sentence and _EITHER.search(_between(text, paper, screen))):
                return [(paper, screen)]
    return []


@gathered
def find_apps(text: str) -> Iterator[tuple[str, Span]]:
    """Apps by name, with their words; kinds of apps (手机APP) have no name."""
    for row in _SEVERAL.finditer(text):
        for match in _QUOTED.finditer(text, row.start(), row.end()):
            yield normalise(match["name"]).text.lower(), match.span()
    for match in _APP.finditer(text) if _NAMES_APP.search(text) else ():
        quoted = match["quoted"] or match["known"]
        name = quoted or _bare(match["plain"] or "")
        if name and name not in _GENERIC and len(name) > 1:
            first = match.start("plain") + len(match["plain"]) - len(name) if match["plain"] else match.start()
            yield normalise(name).text.lower(), (first, match.end())


def _bare(name: str) -> str:
    """A name without the words that lead to it (通过…平台)."""
    lead = _LEAD.match(name)
    return name[lead.end() :] if lead else name


@gathered
def find_mandates(text: str) -> Iterator[tuple[str, Span]]:
    """Apps that running text tells everybody to use; what it does away with or leaves to choice is no mandate."""
    for sentence in sentences(text):
        if _MUST.search(sentence.text) and not _FREE.search(sentence.text):
            for name, (start, end) in find_apps(sentence.text):
                yield name, (sentence.start + start, sentence.start + end)


def _wanted(pattern: re.Pattern[str], sentence: Clause) -> Span | None:
    for match in pattern.finditer(sentence.text):
        if not _DENIED.search(_head(sentence.text, match)):
            return sentence.start + match.start(), sentence.start + match.end()
    return None


def _between(text: str, one: Span, other: Span) -> str:
    low, high = sorted((one, other))
    return text[low[1] : high[0]]


def _head(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 60) : match.start()]
