"""What is no talk at all: logs, tracebacks, shell lines, code. And what asks, and what is meant the other way round."""

from __future__ import annotations

import re

_LEVEL = r"(?:error|warn(?:ing)?|info|debug|fatal|critical|panic|notice|trace)"
_LOG = re.compile(
    rf"""
    ^\s*(?:
        traceback\ \(most\ recent | file\ "[^"]+",\ line\ \d | at\ [\w.$<>]+\([^)]*\)?
      | \[?\d{{4}}-\d\d-\d\d[t\ ]\d\d:\d\d | \[?\d\d:\d\d:\d\d[\],. ]
      | \[?{_LEVEL}(?:\[\w+\])?\]?\s*[:\]|\[] | (?:npm|yarn|pip|cargo|make|gcc|git|ssh|docker)(?:\[\d+\])?:?\ (?:err|warn|\*\*\*|.*:\ )
      | (?:[\w$-]+\.)*[\w$]*(?:error|exception|warning)\b\s*(?::|$) | caused\ by: | exception\ in\s
      | (?:fatal|syntax|runtime|compile|compilation|linker|internal|unhandled|uncaught)\ (?:\w+\ )?(?:error|exception|rejection)
      | segmentation\ fault | panic: | core\ dumped | killed\b(?::|$) | exit\ (?:code|status)\ \d | exited\ with
      | (?:bash|sh|zsh|ssh|fatal|make(?:\[\d\])?|ld|cc|gcc|clang|rustc|curl|wget|error(?:\[\w+\]|\ \w+\d+)?)\s?:\s
      | failed\ tests?[/\ :] | failed\ building | (?:the\ )?(?:build|job|pipeline|test|command)\ failed\b
      | .*:\ (?:no\ such\ file|command\ not\ found|permission\ denied|connection\ refused|not\ found)\b.*$
      | \S+:\d+:\d+:\s
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LOG_HINT = re.compile(
    r"error|exception|warn|fail|fatal|traceback|panic|\d:\d|exit|fault|dump|kill|reject|refused|denied|not found|"
    r"no such|notice|info\b|debug|trace|critical|file \"|at \w",
)
_COMMANDS = (
    "sudo|apt|apt-get|yum|dnf|brew|pip3?|npm|npx|pnpm|yarn|git|docker|docker-compose|kubectl|curl|wget|ssh|scp|rsync|"
    "python3?|javac?|cargo|rustc|cmake|gcc|g\\+\\+|conda|uv|poetry|pytest|systemctl|chmod|chown|mkdir|rm|mv|cp|grep|sed|"
    "awk|ps|pkill|killall|ls|tar|unzip|vim|psql|mysql|redis-cli"
)
_ENGLISH_COMMANDS = "go|make|cat|cd|echo|export|kill|node|service|tail|source|cut|sort|find|touch|head|less|more|test|time|which"
_COMMAND = re.compile(
    rf"""
    ^\s*(?:
        [$#]\ +[a-z./]\S* | >{{2,3}}\s+\S
      | (?:sudo\s+)?(?:{_COMMANDS})(?:\s+[\w@:./=-]+){{0,3}}?\s+(?:-{{1,2}}\w\S* | \.{{0,2}}~?/\S* | \S+[/=]\S* | \S+\.\w{{1,5}}\b(?!\.) | &&)
      | (?:sudo\s+)?(?:{_COMMANDS})\s+(?:install|run|push|pull|clone|build|reset|commit|checkout|restart|start|stop|add|merge|rebase
          |exec|status|rm|up|down|init|remove|update|upgrade|uninstall|freeze|test)(?:\s+[\w@:./=~^-]+){{0,6}}\s*$
      | (?:{_ENGLISH_COMMANDS})\s+(?:-{{1,2}}\w+|\.{{0,2}}~?/\S+|\S+=\S+|\S+\.(?:py|go|js|ts|sh|txt|log|conf|c|h|md))\b
      | /\w+(?:\s|$)
    )
    """,
    re.VERBOSE,
)
_CODE = re.compile(
    r"^\s*(?:def \w+\s*\(|class \w+.*[:{]\s*$|(?:const|let|var) \w+\s*=|import [\w.{]+|from \w[\w.]* import|#include\b"
    r"|(?:select|insert into|update|delete from|create table|drop table|alter table)\s.*(?:\bfrom\b|\bset\b|\bvalues\b|;\s*$)"
    r"|for \w+ in \S.*:\s*(?:\S+\(.*\))?\s*$|(?:while|if) [\w.() ]+\s*(?:[=<>!]=?|\bin\b|\bis\b).*:\s*$|(?:for|while|if)\s*\(.*\{\s*$"
    r"|return\b.*;\s*$|raise [A-Z]\w+\(|print\(|console\.|(?:public|private|static) \w+ \w+.*[({;]\s*$|[a-z_][\w.]*\((?-i:[^\u3400-\u9fff]*)\);?\s*$|@[\w.]+\(.*\)\s*$|[{}\[\]();]+\s*$|\w+\s*=\s*\S+\(.*\)\s*$)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"\s(?://|#\s).*$")
_STATEMENT = re.compile(r"^[^;\u3400-\u9fff]*[=(][^\u3400-\u9fff]*;\s*$")
_BLOCK = re.compile(
    r"^\s*(?:if|elif|while|for|except|with)\b[^:\u3400-\u9fff]{1,60}:\s*(?:raise|return|pass|break|continue|[\w.]+\s*(?:\(|[+-]?=))"
)
_LATIN = re.compile(r"[A-Za-z]{2}|[{}\[\]$;]|\d:\d|/[A-Za-z]")
_URL = re.compile(r"(?i:https?://|www\.)[^\s\u3400-\u9fff，。）】]+")
_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_INLINE = re.compile(r"`[^`\n]+`")
_CALL = re.compile(r"\b[A-Za-z_][\w.]*\([^()\n]{0,80}\)")
_SCRAPS = (
    ("_", re.compile(r"[A-Za-z](?<![@\w].)[A-Za-z0-9]++(?:_[A-Za-z0-9]++)+", re.ASCII)),
    ("\\", re.compile(r"(?<!\w)[A-Za-z]:\\[\w.\\-]*", re.ASCII)),
    ("/", re.compile(r"/\*.{0,200}?\*/|(?<![\w/:.])~?(?:/[\w.+-]+){2,}/?", re.ASCII)),
    ("=", re.compile(r"\b\w{1,30}\s?[=!<>+-]=\s?[\w'\"-]{1,30}", re.ASCII)),
    (">", re.compile(r"\b\w{1,30}\s?[=-]>\s?\w{1,30}", re.ASCII)),
    ("[", re.compile(r"\b\w{1,30}\[[^\]\s]{0,20}\]", re.ASCII)),
    (" -", re.compile(r"(?<=\s)--?[A-Za-z][\w-]{0,30}(?:=\S{1,40})?", re.ASCII)),
)
"""Scraps of code within prose, each behind the sign without which it cannot be: most messages have none."""
_ENDING = r"\.(?:py|jsx?|tsx?|java|go|rs|cpp|[ch]|md|txt|json|ya?ml|toml|lock|log|sh|sql|csv|html|css|zip|pdf|exe)\b"
_FILE_HINT, _FILE = re.compile(_ENDING, re.ASCII), re.compile(rf"\b[\w-]{{1,40}}{_ENDING}", re.ASCII)
_ASKS_FIRST = re.compile(
    r"请问|有人|有没有|谁|怎么|怎样|如何|为什么|为啥|哪|什么时候|求助|求教"
    r"|(?:what|why|how|when|where|who|which|is there|are there|does|do|did|can|could|would|should|anyone|any)\b"
)
_ASKS_LAST = ("吗", "么", "呢", "多少", "哪里", "哪个", "怎么办")
_ASKS_WITHIN = re.compile(r"怎么|哪里|什么区别|多少|如何|是不是|能不能|可不可以|要不要|有没有")


def is_log(line: str) -> bool:
    """Tell whether a line is what a program said."""
    return bool(_LOG.match(line)) and bool(_LOG_HINT.search(line.lower()))


def is_command(line: str) -> bool:
    """Tell whether a line is meant for a shell or a compiler."""
    if _COMMAND.match(line) or _CODE.match(line):
        return True
    return bool(_BLOCK.match(line) or (";" in line and _STATEMENT.match(_COMMENT.sub("", line))))


def is_question(text: str) -> bool:
    """Tell whether a cleaned text asks."""
    if "?" in text or _ASKS_FIRST.match(text):
        return True
    return not text.isascii() and (text.rstrip().endswith(_ASKS_LAST) or bool(_ASKS_WITHIN.search(text)))


def without_code(text: str) -> str:
    """Put tokens in place of links, fenced code, inline code, calls, paths, names with underscores and the like."""
    if "://" in text or "www." in text:
        text = _URL.sub(" <u> ", text)
    if "`" in text:
        text = _INLINE.sub(" <c> ", _FENCE.sub(" <c> ", text))
    if "(" in text:
        text = _CALL.sub(" <c> ", text)
    for sign, scrap in _SCRAPS:
        if sign in text:
            text = scrap.sub(" <c> ", text)
    if _FILE_HINT.search(text):
        text = _FILE.sub(" <c> ", text)
    return text


def split_talk(text: str) -> tuple[str, str]:
    """Take logs and commands out of a text; return what is left and the reason ("log", "command", "")."""
    if not _LATIN.search(text):
        return text, ""
    kept: list[str] = []
    found = ""
    inside = False
    for line in text.split("\n"):
        if is_log(line):
            found = "log"
            inside = line.lstrip()[:9].lower() == "traceback"
        elif inside and line[:1] in {" ", "\t"}:
            continue
        elif is_command(line):
            found = found or "command"
        else:
            inside = False
            kept.append(line)
    return "\n".join(kept), found
