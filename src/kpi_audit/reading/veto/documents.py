"""Documents cited in a text and the level that a document's name tells."""

from __future__ import annotations

from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.normal import normalise

Standing = Literal["law", "national", "province", "city", "county", "township"]
"""Where a document comes from; ``law`` is a national statute or administrative regulation."""

_TITLE = r"《[^《》]{2,80}》(?:\([^()]{2,40}\))?"
_KIND = re.compile(
    r"(?:法|条例|规定|办法|意见|通知|决定|细则|方案|准则|规则|纲要|规划|规程|制度|令|批复|纪要|决议|文件|措施|要求|标准|条件)"
    r"(?:\([^()]*\))?》"
)
_NUMBER = r"[一-鿿]{1,8}[〔\[(](?:19|20)\d\d[〕\])]\d{1,4}号"
_ISSUER = r"(?:中共中央|国务院|中办|国办|[一-鿿]{0,8}(?:委|政府|办公厅|办公室|厅|局|部)|[省市县](?=《))"
_ARTICLE = (
    r"[一-鿿]{2,24}?(?:条例|(?<![有相]关)(?<!本)(?:规定|办法)|(?<![办方看作做手用想])法)"
    r"第[一二三四五六七八九十百零\d]{1,6}条"
)
"""An article of a law that stands without the marks of a title (省安全生产条例第十条)."""
_CITED = re.compile(rf"(?:{_ISSUER}[、和 ]?){{0,3}}{_TITLE}|{_NUMBER}|(?:\d{{4}}年)?中央(?:一号|1号)文件|{_ARTICLE}")
_LEAD = re.compile(r"^(?:(?:根据|按照|依据|依照|遵照|落实|执行|贯彻|参照|和|及|以及|与|按|据|依|由|经|见|是)+)")
_NATIONAL = re.compile(
    r"中共中央|党中央|中央(?:办公厅|组织部|纪委|政法委|一号|1号|文件|综治委|精神)|国务院|中办|国办|中发|国发|厅字|中组发|"
    r"全国人|国家[一-鿿]{2,8}(?:部|委|局)|(?:公安|教育|财政|应急管理|生态环境|自然资源|农业农村|民政|司法|交通运输|住房城乡建设)部"
)
_CENTRAL_TITLES = re.compile(
    r"整治形式主义为基层减负|统筹规范督查检查考核|推进安全生产领域改革发展|党政领导干部(?:考核工作条例|选拔任用|问责)|"
    r"地方党政领导干部安全生产责任制|健全落实社会治安综合治理领导责任制|党政领导干部生态环境损害责任|消防安全责任制实施办法|"
    r"粮食安全党政同责|中国共产党|信访工作条例|事业单位人事管理|公务员"
)
_TITLED = r"(?=《|[一-鿿]{2,24}第)"
_MUNICIPALITY = r"(?:北京|上海|天津|重庆)(?:市)?"
_PROVINCE = re.compile(
    rf"省委|省人民政府|省政府|自治区|^省{_TITLED}|^[^市县区]{{2,3}}省|[一-鿿]省|{_MUNICIPALITY}(?!.*(?:区|县))"
)
_LAW = re.compile(r"(?<![办方看作做手用想])法(?:》|$|\(|第)")
_REGULATION = re.compile(r"条例(?:》|$|\(|第)")
_CITY = re.compile(rf"市委|市人民政府|市政府|^市(?![场容政民]){_TITLED}|自治州|州委|[一-鿿]{{2,4}}市")
_COUNTY = re.compile(
    rf"县委|县人民政府|^县(?![城域]){_TITLED}|县政府|区委|区政府|[一-鿿]{{1,4}}(?:县|自治旗)|[一-鿿]{{2,3}}区"
)
_TOWN = re.compile(r"[一-鿿]{1,4}(?:镇|乡|街道)")
_NO_PLACE = re.compile(
    r"(?:年度)?县\([^()]*\)|县市区|县区|市区|乡镇|城镇|城乡|乡村|镇村|地区|社区|辖区|园区|区域|区划|城市|市场|县级|市级|街道社区|各[市县区乡镇]"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A document named in a text; offsets in the normal text."""

    start: int
    end: int
    name: str


def cited_documents(text: str) -> list[Cited]:
    """Titles of documents, their numbers and 中央一号文件 in a normal text; newspapers and books are none."""
    found = []
    for match in _CITED.finditer(text):
        if "《" in match[0] and not _KIND.search(match[0]):
            continue
        lead = _LEAD.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        found.append(Cited(start, match.end(), text[start : match.end()]))
    return found


def document_standing(name: str) -> Standing | None:
    """Where a document comes from by its name alone; None where the name does not tell."""
    text = normalise(name).text
    title = text.split("《", 1)[1] if "《" in text else text
    if _NATIONAL.search(text) or _CENTRAL_TITLES.search(title):
        return "national"
    local = _local(text)
    if local is None and (_LAW.search(text) or _REGULATION.search(text)):
        return "law"
    return local


def _local(text: str) -> Standing | None:
    if "中华人民共和国" in text:
        return None
    places = _NO_PLACE.sub("", text)
    if _PROVINCE.search(places):
        return "province"
    if _TOWN.search(places):
        return "township"
    if _COUNTY.search(places):
        return "county"
    return "city" if _CITY.search(places) else None
