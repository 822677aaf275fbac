"""`/referrals check`: how it stands with those who brought several people lately."""

from __future__ import annotations

from engine.contract.commands import Value
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Mention, Text
from engine.invites import gathering, reviews, signs

MOST = 10


def check(context: Context, values: dict[str, Value]) -> None:
    """Show one inviter's newcomers with their signs, or everybody who brought enough of them."""
    inviter = values.get("user")
    if isinstance(inviter, int):
        found = gathering.signs_of(context, inviter)
        if not found:
            context.reply(Mention(inviter), Text(" " + context.text("invites-check-nobody")))
            return
        state = reviews.state_of(context, inviter)
        context.reply(*reviews.card(context, inviter, found, state, context.language(context.event.actor)))
        return
    chosen = gathering.inviters(context, signs.CLUSTER, MOST)
    if not chosen:
        context.reply(context.text("invites-check-none", least=signs.CLUSTER), lifetime="list")
        return
    parts: list[AnyPart] = [Text("🔎 " + context.text("invites-check"), "bold")]
    for one in chosen:
        found = gathering.signs_of(context, one)
        strong = sum(map(signs.is_strong, found.values()))
        state = reviews.state_of(context, one) or "none"
        line = context.text("invites-check-line", came=len(found), strong=strong, state=state)
        parts += [Text("\n⚠️ " if signs.is_cluster(found) else "\n· "), Mention(one), Text(" " + line)]
    parts.append(Text("\n" + context.text("invites-check-more")))
    context.reply(*parts)
