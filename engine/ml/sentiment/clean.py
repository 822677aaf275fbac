"""From what somebody typed to what is counted: one script, one case, tokens in place of what carries no mood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

MOST = 2000
_URL = re.compile(r"(?:https?://|www\.)\S+")
_MENTION = re.compile(r"(?<![\w.])@[\w\u4e00-\u9fff]+")
_QUOTE = re.compile(r"^\s*>.*$", re.MULTILINE)
_REPEAT = re.compile(r"(.)\1{3,}")
_TRADE = re.compile(
    r"\bkill(?:s|ed|ing)?(?: off)? (?:(?:the|that|this|a|an|all|any|your|my|zombie|child|parent|old|running|background) )*"
    r"(?:process(?:es)?|pids?|tasks?|jobs?|containers?|pods?|ports?|threads?|workers?|servers?|sessions?|it|query|queries)\b"
    r"|\b(?:fatal|syntax|runtime|type|value|build|compile[rd]?|compilation|server|network|parse|import|404|500)[ -](?:errors?|failures?)\b"
    r"|\berror (?:messages?|codes?|logs?|flags?|handl\w+|boundary|rate)\b|\bdead ?(?:lock|code|letter|link)\w*\b"
    r"|\b(?:child|zombie|orphan|daemon) process(?:es)?\b|\bworst[ -]case\b|\bbug ?fix(?:es|ed)?\b|\bforce[ -]push(?:ed)?\b"
    r"|\bbrute[ -]force\b|\bgarbage collect\w*\b|\b(?:drop|truncate) (?:the )?(?:table|column|index|database)\b"
    r"|\bdestroy(?:s|ed|ing)? (?:the )?(?:object|session|instance|cluster|stack)\b|\bcatch (?:the |an )?exceptions?\b"
    r"|僵尸进程|死循环|死锁|野指针|子进程|(?:杀掉?|干掉|kill掉?) ?(?:那个|这个|所有)?(?:进程|线程|端口)|报错(?:信息|日志)?|异常(?:处理|捕获)|捕获异常|错误(?:码|日志|信息|提示)"
    r"|贪心|暴力(?:解法|枚举|破解)?|垃圾(?:回收|收集)|空指针|黑盒|黑名单|坏味道|失败(?:重试|率)|(?:测试|任务|请求|登录|安装|启动|部署|构建|解析|写入|校验|上传|下载|更新)失败|断言失败|编译失败|构建失败|连接(?:超时|失败)|内存泄漏|脏数据|脏读|崩溃日志"
)
_DENIAL = re.compile("n't|not|no longer|cant")
_LITOTES = re.compile(
    r"\b(?:couldn't|could not|can't|cannot|cant|couldnt) (?:be|have been|get|ask for|imagine)(?: any| a)? (?:\w+(?<!oth)(?<!nev)er\b|more \w+|better)"
    r"|\b(?:couldn't|could not|can't|cannot|cant) (?:recommend|thank|praise|stress how good)(?: \w+){0,3} (?:highly )?enough"
    r"|\b(?:not|isn't|wasn't|aren't|weren't) (?:too |so |that |half )?(?:bad|shabby)\b|\bnot a bad\b|\bwon't regret\b"
    r"|\b(?:no longer|not|doesn't|won't|never) (?:crash(?:es|ing)?|fail(?:s|ing)?|hang(?:s|ing)?|freez(?:es|ing)|lag(?:s|ging|gy)?|broken|slow|stuck|buggy) any ?more\b"
    r"|\bno longer (?:crash(?:es|ing)?|fail(?:s|ing)?|hang(?:s|ing)?|freez(?:es|ing)|lag(?:s|ging|gy)?|broken|slow|stuck|buggy|an? (?:issue|problem))"
)
_TRADE_HINT = re.compile(
    "[僵循锁野子杀干端报异捕错贪暴垃空黑坏失断编构连内脏崩挂宕当炸]|kill|error|failure|dead|process|worst|bug|force|garb|drop|trunc|destr|catch"
)
_CRASH = re.compile(
    r"(?:服务器?|程序|进程|系统|网站|网页|页面|数据库|接口|后端|前端|线上|生产|集群|节点|容器|ci|app|redis|mysql|nginx)(?:又|就|都|直接|突然|会|总是?|一直|老是?|经常)?(?:崩溃?|挂掉?|宕机?|当掉?|炸)了?"
)


def clean(text: str, fold: Mapping[int, str]) -> str:
    """Bring a text into the form that features are counted in."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(fold)
    text = text[:MOST].lower()
    if "://" in text or "www." in text:
        text = _URL.sub(" <u> ", text)
    if "@" in text:
        text = _MENTION.sub(" <m> ", text)
    if ">" in text:
        text = _QUOTE.sub(" ", text)
    if _DENIAL.search(text):
        text = _LITOTES.sub(" <+> ", text)
    if _TRADE_HINT.search(text):
        text = _CRASH.sub(" <t> ", _TRADE.sub(" <t> ", text))
    return _REPEAT.sub(r"\1\1\1", text)
