"""Praise that comes with bad news. It is marked, never guessed."""

from __future__ import annotations

import re

_BAD = (
    r"(?:outage|down(?:time)?|broke|breaking|crash|bug|fail|meeting|deleted?|died|lost|wait(?:ing)?|hours?|monday|again|overtime|"
    r"wak(?:e|ing)|3 ?am|error|timeout|restart|reboot|update)"
)
_PATTERNS = re.compile(
    rf"\b(?:(?:great|awesome|wonderful|perfect|fantastic|brilliant|nice|lovely|amazing),? (?:another|yet another|one more|it \w+(?:ed|s)\b)"
    rf"|oh (?:great|nice|good|wonderful|joy|perfect|look)\b.{{0,60}}\b{_BAD}"
    rf"|thanks (?:for|a lot for) (?:breaking|nothing|wasting|ruining|crashing|deleting|the (?:outage|downtime))"
    rf"|just what (?:i|we) (?:needed|wanted)\b|yeah,? right\b|wow,? .{{0,60}}\b{_BAD}.{{0,40}}\b(?:fantastic|great|awesome|amazing|love)"
    rf"|{_BAD}\b[^.!]{{0,60}}[.!,] *(?:love it|love that|how nice|awesome|great job|fantastic|wonderful|what a surprise)"
    rf"|what could (?:possibly )?go wrong\b|because that (?:always|never|totally) works\b|slow clap\b)"
    r"|呵呵|可真(?:行|会|棒|厉害|是好)|真会挑|好样的|真是太?[\"“'‘]|(?:太棒|太好|真好|真棒|厉害|优秀|完美|谢谢).{0,4}又(?:要|得|是|挂|崩|坏|丢|加班)"
    r"|又(?:挂|崩|坏|炸|丢|宕|卡|停)\S{0,6}[,，。! ]*(?:真棒|真好|太棒|优秀|完美|厉害|可以|好极|棒)"
    r"|删库跑路|好家伙.{0,20}(?:删|崩|挂|没了)|真是谢谢(?:你|您)?(?:全家|啊)"
)
_HINT = re.compile(
    r"great|nice|awesome|thanks|just what|yeah|wow|love|fantastic|wonderful|perfect|brilliant|lovely|amazing|wrong|because|clap|[呵真好棒厉优完谢删]"
)


def is_ironic(text: str) -> bool:
    """Tell whether a cleaned text praises what nobody would praise."""
    return bool(_HINT.search(text)) and bool(_PATTERNS.search(text))
