"""Which units count which activities: times count any doing, sheets count papers, heads count the taught."""

from __future__ import annotations

from ...startup import patterns as re
from ..text.lexicon import lexicon

TIMES = frozenset(
    {
        "次",
        "场",
        "场次",
        "期",
        "人次",
        "户次",
        "家次",
        "件次",
        "车次",
        "台次",
        "趟",
        "遍",
        "轮",
        "课时",
        "学时",
        "回",
        "节",
    }
)
"""Units that count doings whatever they are done to."""
PAPERS = {
    "篇": re.compile("."),
    "份": re.compile(
        "记录|报告|报表|信息|简报|材料|总结|方案|宣传|资料|问卷|提案|文件|日志|笔记|责任书|承诺书|台[账帐]"
    ),
    "条": re.compile("信息|线索|横幅|标语|条幅|稿|宣传|短信|动态|微博|建议|消息|采用|推文|视频|转发"),
    "件": re.compile("信息|稿|简报|提案|评估|宣传品|作品|采用"),
    "期": re.compile("简报|刊|栏|推文|公众号|宣传|信息|动态|专题"),
    "张": re.compile("照片|海报|宣传"),
    "幅": re.compile("横幅|标语|条幅|宣传|海报"),
    "块": re.compile("展板|宣传"),
}
"""Units of papers and messages, with what must be counted by them."""
PEOPLE = frozenset({"人", "名", "位"})
PLACES = frozenset({"个", "家", "户", "处", "条", "村"})

EACH_ALONE = re.compile(
    r"\s{0,8}(?:每(?:举办|开展|组织|召开|承办|参加)?[一1]?|一)[次场期份篇条](?:得|计|记|加)?[0-9.]{1,4}分"
)
"""Points for each and no more: what is counted stands in the head of the line."""
BARE_FLOOR = re.compile(
    r"[\s\d.、()]{0,6}(?:每个?[年月季周]度?|全年|年度)?(?:应|要|须)?(?:不[低少]于|至少|达到|完成)\d{1,4}(?:人次|场次|[次场篇条期份件])(?:及?以上)?的?(?=[,，。;；(]|\s|\Z)"
)
"""A floor that does not say of what (每月不少于 40 条): the head of the line does."""
_SEVERAL = re.compile(r"(?<![0-9.至到~—-])(?:[2-9]|[1-9][0-9]{1,2}|[二两三四五六七八九十]{1,3})(场次|[次场期轮回])\Z")
_LIMITED = re.compile("不(?:得|能|应)?(?:超过|多于)|最多|至多|控制|限")
_TAUGHT = re.compile("培训|轮训|咨询|指导|讲|宣|教育|参训|谈")
_ENROLLED = re.compile("下载|注册|关注|安装|激活|打卡|签到|登[录陆]")
_PRESENT = re.compile("打卡|签到")
_PLATFORM = re.compile("平台|APP|App|app|小程序|公众号|微信号|客户端|工作群")
_MODEL = re.compile("创建|示范|观摩|精品线路|挂牌|典型|亮点")
_SET_UP = re.compile("创建|示范点|挂牌|上墙")
"""What is set up once is not done so many times."""
_VISIT = re.compile("走访|入户|排查|巡访|上门|慰问|摸排")


def counts(unit: str, activity: str, text: str) -> bool:
    """Whether a unit counts such activities."""
    if unit in TIMES:
        return not _SET_UP.fullmatch(activity)
    if unit in PAPERS and PAPERS[unit].search(activity):
        return True
    if unit in ("天", "日") and _PRESENT.search(activity) and activity in text:
        return True
    if (unit in PEOPLE or unit in ("户", "个")) and _ENROLLED.search(activity) and _PLATFORM.search(text):
        return True
    if unit in PEOPLE:
        return bool(_TAUGHT.search(activity)) and not has(text, "result")
    if unit in ("户", "家") and _VISIT.search(activity):
        return True
    return unit in PLACES and bool(_MODEL.search(activity)) and not has(text, "result")


def so_often(said: str) -> str | None:
    """What is counted where a rhythm asks for several at a time (每年 12 场, 每月培训 2 次); a limit asks for none."""
    found = None if _LIMITED.search(said) else _SEVERAL.search(said)
    return None if found is None else found[1]


def has(text: str, *names: str) -> bool:
    """Whether a text holds a word of one of these classes of ``activity_counts``."""
    return any(hit.name in names for hit in lexicon("activity_counts", layered=True).scan(text))
