"""Canonical enum values of the format and their Chinese names."""

from __future__ import annotations

from typing import Literal

Level = Literal["national", "province", "city", "county", "township", "village", "organization", "individual"]
LEVELS = {
    "national": "国家",
    "province": "省",
    "city": "市",
    "county": "县",
    "township": "乡镇",
    "village": "村",
    "organization": "单位",
    "individual": "个人",
}
LADDER = ("national", "province", "city", "county", "township", "village")
"""The levels of administration from the top; organisations and individuals stand outside of it."""

LOCAL = frozenset({"local", "本级自定"})
"""What a drafter writes in place of an upper indicator for a priority of his own level."""

Kind = Literal["input", "process", "output", "outcome", "satisfaction"]
KINDS = {"input": "投入", "process": "过程", "output": "产出", "outcome": "结果", "satisfaction": "满意度"}

FrequencyName = Literal[
    "daily", "weekly", "monthly", "bimonthly", "quarterly", "semiannual", "annual", "once", "irregular"
]
FREQUENCIES = {
    "daily": "每日",
    "weekly": "每周",
    "monthly": "每月",
    "bimonthly": "双月",
    "quarterly": "每季",
    "semiannual": "半年",
    "annual": "每年",
    "once": "一次性",
    "irregular": "不定期",
}
Per = Literal["day", "week", "month", "quarter", "year"]
PERS = {"day": "日", "week": "周", "month": "月", "quarter": "季", "year": "年"}

Status = Literal["draft", "issued"]
STATUSES = {"draft": "草案", "issued": "印发"}
BasisType = Literal["law", "regulation", "policy", "local"]
BASIS_TYPES = {"law": "法律", "regulation": "法规规章", "policy": "政策文件", "local": "本级文件"}
Role = Literal["superior", "peer", "self", "subordinate", "citizen", "third_party"]
ROLES = {
    "superior": "上级",
    "peer": "同级",
    "self": "自评",
    "subordinate": "下级",
    "citizen": "群众",
    "third_party": "第三方",
}
SourceType = Literal["statistics", "system", "report", "survey", "third_party", "audit", "inspection"]
SOURCE_TYPES = {
    "statistics": "统计",
    "system": "系统",
    "report": "上报",
    "survey": "问卷",
    "third_party": "第三方",
    "audit": "审计",
    "inspection": "检查",
}
Verify = Literal["documents", "photos", "system", "onsite", "survey", "third_party", "audit"]
VERIFIES = {
    "documents": "材料",
    "photos": "照片",
    "system": "系统",
    "onsite": "现场",
    "survey": "问卷",
    "third_party": "第三方",
    "audit": "审计",
}
Mode = Literal["linear", "bands", "threshold", "rank", "deduct", "bonus", "subjective"]
MODES = {
    "linear": "线性",
    "bands": "分档",
    "threshold": "达标",
    "rank": "排名",
    "deduct": "扣分",
    "bonus": "加分",
    "subjective": "主观",
}
Extent = Literal["full", "partial", "none"]
EXTENTS = {"full": "全部", "partial": "部分", "none": "无"}
Horizon = Literal["year", "term", "long"]
HORIZONS = {"year": "当年", "term": "任期", "long": "长期"}
Polarity = Literal["higher_better", "lower_better"]
POLARITIES = {"higher_better": "越高越好", "lower_better": "越低越好"}
Metric = Literal["volume", "rate", "speed", "coverage", "count", "binary", "quality", "survey"]
METRICS = {
    "volume": "总量",
    "rate": "比率",
    "speed": "速度",
    "coverage": "覆盖",
    "count": "计数",
    "binary": "是否",
    "quality": "质量",
    "survey": "调查",
}
VetoClass = Literal["matter", "integrity"]
VETO_CLASSES = {"matter": "事项", "integrity": "廉政"}
DutyKind = Literal["basic", "cooperative", "taken_back"]
DUTY_KINDS = {"basic": "基本履职", "cooperative": "配合履职", "taken_back": "上级收回"}
DocumentKind = Literal["scheme", "duty_list", "capacity", "results"]
DOCUMENT_KINDS = {
    "scheme": "考核方案",
    "duty_list": "职责清单",
    "capacity": "人员与工作量",
    "results": "考核结果",
}
CLAUSES = {
    "appeal": "申诉复核",
    "fault_tolerance": "容错",
    "rectification": "整改",
    "consultation": "征求意见",
    "feedback": "结果反馈",
    "disclosure": "公开",
    "mutual_recognition": "结果互认",
    "guidance": "指导",
}
