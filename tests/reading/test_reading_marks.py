from __future__ import annotations

import pytest

from kpi_audit.reading.meaning.marks import Marks, read_marks
from kpi_audit.reading.text.line import Words, line


def marks(text: str) -> Marks:
    return read_marks(line(criteria=text))


def texts(found: tuple[Words, ...]) -> list[str]:
    return [words.text for words in found]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("trace", "建立企业安全生产台账，一企一档", ["台账", "一企一档"]),
        ("trace", "查看会议记录、学校文件", ["查看会议记录"]),
        ("trace", "每月报送信息不少于3篇", ["每月报送", "篇"]),
        ("trace", "全年召开会议不少于4次", []),
        ("trace", "受到书面通报表扬", []),
        ("trace", "档案局牵头", []),
        ("trace", "不作为扣分依据的台账", []),
        ("trace", "村级不再提供台账、照片", []),
        ("trace", "不得要求提供台账", []),
        ("trace", "不再查阅台账", []),
        ("trace", "取消台账等佐证材料", []),
        ("trace", "台账不纳入考核", []),
        ("trace", "不搞花架子，台账齐全", ["台账"]),
        ("app", "河长使用巡河APP", ["APP"]),
        ("app", "按时将数据录入监管平台", ["录入监管平台"]),
        ("app", "加入县级工作群，每日打卡", ["工作群", "打卡"]),
        ("app", "完成视频信息共享平台建设", []),
        ("app", "12345平台反映的问题及时办理", []),
        ("app", "有培训通知和签到册", []),
        ("app", "田长通平台、举报及上级转办线索按期核实", []),
        ("trace", "不低于责任书下达任务", []),
        ("trace", "责任书中的新增就业任务未完成的扣2分", []),
        ("trace", "向居民发放宣传资料500份", []),
        ("trace", "及时劝阻并上报盗伐行为", []),
        ("trace", "工作年初有计划，年终有总结", ["有总结"]),
        ("trace", "未制定年度学习计划的扣1分", ["未制定年度"]),
        ("app", "不得在行道树上钉钉子", []),
        ("trace", "每次发放资料不少于200份", []),
        ("trace", "有成立协会的文件得3分", ["有成立协会的文件得"]),
        ("trace", "有轮流值守表可查", ["有轮流值守表可查"]),
        ("trace", "投诉登记齐全得1分", ["登记齐全"]),
        ("trace", "查看账目和发票", ["查看账目"]),
        ("trace", "被区电视台采用的每条加1分", ["电视台采用"]),
        ("trace", "《农情快讯》采纳一条计2分", ["快讯》采纳"]),
        ("trace", "居民建议被采纳的每条加1分", []),
        ("trace", "要讯采用一条计3分", ["要讯采用"]),
        ("trace", "帮办手册漏签一处扣1分", ["手册", "漏签"]),
        ("trace", "提供借阅量的统计数据", ["提供借阅量的统计数据"]),
        ("trace", "为村民提供代办服务", []),
        ("trace", "值班制度悬挂在显眼处", ["制度悬挂"]),
        ("trace", "向村民代表会议报告工作", []),
        ("trace", "在会上发表不当言论的扣2分", []),
        ("trace", "出现负面新闻报道的扣3分", []),
        ("trace", "执行入户调查制度", []),
        ("trace", "扩大区级留存比例", []),
        ("trace", "实行否定报备制", []),
        ("trace", "每阅读两篇文章积1分", []),
        ("app", "通过智慧粮仓信息系统巡查粮情", ["通过智慧粮仓信息系统"]),
        ("app", "学习通过率达到90%", []),
        ("app", "在省平台通过认定的项目", []),
        ("app", "建立气象预警发布平台", []),
        ("app", "护林员巡护时长不少于3小时", ["巡护时长"]),
        ("disguised_veto", "年度考核不得评为优良", ["不得评为优良"]),
        ("app", "不得强制下载APP", []),
        ("veto", "实行“一票否决”", ["“一票否决”"]),
        ("veto", "不实行一票否决", []),
        ("disguised_veto", "取消年度评优评先资格", ["取消年度评优评先资格"]),
        ("disguised_veto", "当年不得评为优秀等次", ["不得评为优秀"]),
        ("disguised_veto", "直接定为末等", ["直接定为末"]),
        ("disguised_veto", "考核总分清零", ["总分清零"]),
        ("disguised_veto", "年度考核计零分", ["年度考核计零分"]),
        ("disguised_veto", "本项计零分", []),
        ("disguised_veto", "此项不得分，扣完为止", []),
        ("disguised_veto", "考核结果降一个等次", ["降一个等次"]),
        ("ranked", "在全市排名前三的得10分", ["排名", "前三"]),
        ("ranked", "列全省、市前3名", ["前3名"]),
        ("ranked", "居第一位的加1分", ["居第一"]),
        ("ranked", "倒数第1名扣2分", ["倒数第1名"]),
        ("ranked", "超过前三年平均数", []),
        ("ranked", "不搞排名", []),
        ("voluntary", "居民养老保险缴费率达到95%", ["缴费率"]),
        ("voluntary", "完成党报党刊征订", ["党报党刊", "征订"]),
        ("voluntary", "政策告知到户率100%", []),
        ("attention", "获省领导批示每次加2分", ["领导批示"]),
        ("catch_all", "完成县委、县政府交办的其他任务", ["县委、县政府交办的其他"]),
        ("catch_all", "完成年度任务", []),
    ],
)
def test_marks_and_their_words(name: str, text: str, found: list[str]) -> None:
    words = getattr(marks(text), name)
    assert texts(words) == found
    assert all(text[each.start : each.end] == each.text for each in words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("召开专题会议不少于12次", [("a", "召开"), ("a", "专题会")]),
        ("每周走访1次，组织培训2期", [("b", "走访"), ("b", "培训")]),
        ("每日签到打卡，注册率100%", [("c", "签到"), ("c", "打卡"), ("c", "注册率")]),
        ("信息被采用每篇加1分", [("d", "采用")]),
        ("化解矛盾纠纷200件", []),
        ("由宣传部、信息化局考核", []),
        ("在会议中心办理", []),
    ],
)
def test_counted_activities(text: str, found: list[tuple[str, str]]) -> None:
    assert [(name, words.text) for name, words in marks(text).activities] == found


@pytest.mark.parametrize("group", ["一票否优", "一票否决事项", "否决项"])
def test_a_group_of_vetoes_makes_each_line_one(group: str) -> None:
    name = "发生重大责任事故的"
    assert read_marks(line((group,), name=name)).veto == (Words("name", 0, len(name), name),)


def test_what_must_be_handed_in_is_a_trace() -> None:
    assert texts(read_marks(line(name="消防演练", evidence="演练脚本")).trace) == ["演练脚本"]


def test_words_are_placed_in_the_original_field() -> None:
    found = read_marks(line(name="第一项", criteria="１．建立臺賬，得２分")).trace
    assert found == (Words("criteria", 4, 6, "臺賬"),)


def test_a_plain_line_has_no_marks() -> None:
    assert read_marks(line(name="完成造林1000亩")) == Marks()
