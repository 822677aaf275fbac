"""From what somebody typed to what is counted: one script, one case, tokens in place of what carries no mood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

MOST = 2000
_MENTION = re.compile(r"(?<![\w.])@[\w\u4e00-\u9fff]+")
_QUOTE = re.compile(r"^\s*>.*$", re.MULTILINE)
_REPEAT = re.compile(r"(.)\1\1\1+")
_TRADE = re.compile(
    r"\bkill(?:s|ed|ing)?(?: off)? (?:(?:the|that|this|a|an|all|any|your|my|zombie|child|parent|old|running|background) )*"
    r"(?:process(?:es)?|pids?|tasks?|jobs?|containers?|pods?|ports?|threads?|workers?|servers?|sessions?|it|query|queries)\b"
    r"|\b(?:fatal|syntax|runtime|type|value|build|compile[rd]?|compilation|server|network|parse|import|404|500)[ -](?:errors?|failures?)\b"
    r"|\berror (?:messages?|codes?|logs?|flags?|handl\w+|boundary|rate)\b|\bdead ?(?:lock|code|letter|link)\w*\b"
    r"|\bseg(?:mentation)?[ -]?faults?(?: \(core dumped\))?|\bcore dump(?:ed|s)?\b|\bmemory leaks?\b"
    r"|\boom[ -]?kill(?:er|ed)\b|\bdirty (?:reads?|pages?|bits?|flags?|writes?)\b"
    r"|\bbad (?:request|gateway|sectors?)\b|\bpoison(?:ed)? (?:pills?|mutex|messages?)\b|\bfalse (?:nega|posi)tives?\b"
    r"|\b(?:replay|injection|timing|ddos) attacks?\b"
    r"|\b(?:child|zombie|orphan|daemon) process(?:es)?\b|\bworst[ -]case\b|\bbug ?fix(?:es|ed)?\b|\bforce[ -]push(?:ed)?\b"
    r"|\bbrute[ -]force\b|\bgarbage collect\w*\b|\b(?:drop|truncate) (?:the )?(?:table|column|index|database)\b"
    r"|\bdestroy(?:s|ed|ing)? (?:the )?(?:object|session|instance|cluster|stack)\b|\bcatch (?:the |an )?exceptions?\b"
)
_PROCESS = " ?(?:那个|这个|所有)?(?:进程|线程|端口)"
_CHINESE_TRADE = re.compile(  # every branch begins with a character, so that most messages are skipped over fast
    rf"杀掉?{_PROCESS}|干掉{_PROCESS}|kill掉?{_PROCESS}|僵尸进程|孤儿进程|子进程|死循环|死锁|死信|死机|当机|宕机|蓝屏|野指针|空指针"
    r"|报错(?:信息|日志|了)?|异常(?:处理|捕获)|捕获异常|错误(?:码|日志|信息|提示)|致命错误|段错误|崩溃日志|断言失败|失败(?:重试|率)"
    r"|测试失败|任务失败|请求失败|登录失败|安装失败|启动失败|部署失败|构建失败|编译失败|解析失败|写入失败|校验失败|更新失败"
    r"|上传失败|下载失败|连接(?:超时|失败)|贪心|暴力(?:解法|枚举|破解)?|垃圾(?:回收|收集)|黑盒|黑名单|坏味道|坏块|丢包|脏数据|脏读|幻读"
    r"|内存(?:泄漏|溢出|炸了?|爆了?)|显存(?:溢出|炸了?|爆了?)|栈溢出|堆溢出|缓冲区溢出|爆内存|爆显存|爆栈|缓存(?:雪崩|击穿|穿透)|雪崩"
    r"|毒丸|熔断|降级|攻击者|恶意(?:样本|代码|软件|请求)|注入漏洞|陷阱门|惩罚项|过拟合|欠拟合|负样本|弃用"
)
_DENIAL = re.compile("n't|not|no longer|cant|ldnt")
_LITOTES = re.compile(
    r"\b(?:couldn't|could not|can't|cannot|cant|couldnt) (?:be|have been|get|ask for|imagine|have (?:asked|wished|hoped) for)(?: any| a)? (?:\w+(?<!oth)(?<!nev)er\b|more \w+|better)"
    r"|\b(?:couldn't|could not|can't|cannot|cant) (?:recommend|thank|praise|stress how good)(?: \w+){0,3} (?:highly )?enough"
    r"|\b(?:not|isn't|wasn't|aren't|weren't) (?:too |so |that |half )?(?:bad|shabby)\b|\bnot a bad\b|\bwon't regret\b"
    r"|\b(?:no longer|not|doesn't|won't|never) (?:crash(?:es|ing)?|fail(?:s|ing)?|hang(?:s|ing)?|freez(?:es|ing)|lag(?:s|ging|gy)?|broken|slow|stuck|buggy) any ?more\b"
    r"|\bno longer (?:crash(?:es|ing)?|fail(?:s|ing)?|hang(?:s|ing)?|freez(?:es|ing)|lag(?:s|ging|gy)?|broken|slow|stuck|buggy|an? (?:issue|problem))"
)
_USUALLY = re.compile(
    "一般(?=是|都|会|在|用|要|来说|来讲|情况|第|就|从|放|写|建议|先|选|只|提前|周|上午|下午|晚|早|中午|[十半八九七]|问|考|设|需)"
)
_TRADE_HINT = re.compile(
    "kill|error|failure|dead|process|worst|bug|force|garb|drop|trunc|destr|catch|fault|dump|leak|dirty|bad |poison|false|attack"
)
_CRASH = re.compile(
    r"(?:服务器?|程序|进程|系统|网站|网页|页面|数据库|主库|从库|机器|测试机|实例|线程|接口|后端|前端|线上|生产|集群|节点|容器|ci|app|redis|mysql|nginx)(?:又|就|都|直接|突然|会|总是?|一直|老是?|经常)?(?:崩溃?|挂掉?|宕机?|当掉?|炸)了?"
)


def clean(text: str, fold: Mapping[int, str]) -> str:
    """Bring a text into the form that features are counted in."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(fold)
    text = text[:MOST].lower()
    if "@" in text:
        text = _MENTION.sub(" <m> ", text)
    if ">" in text:
        text = _QUOTE.sub(" ", text)
    if _DENIAL.search(text):
        text = _LITOTES.sub(" <+> ", text)
    if _TRADE_HINT.search(text):
        text = _TRADE.sub(" <t> ", text)
    if not text.isascii():
        text = _chinese(text)
    return _REPEAT.sub(_thrice, text)


def _thrice(found: re.Match[str]) -> str:
    return found[1] * 3  # a template would be looked up for each text, also where nothing is found


def _chinese(text: str) -> str:
    if "一般" in text:
        text = _USUALLY.sub("通常", text)
    return _CRASH.sub(" <t> ", _CHINESE_TRADE.sub(" <t> ", text))
