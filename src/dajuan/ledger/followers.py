"""Followers: what an upper machine does on ledger news, exactly once for each change-set, in order."""

from collections.abc import Callable
from dataclasses import dataclass

from dajuan.ledger.actors import Actor
from dajuan.ledger.change import Change, commit_change
from dajuan.ledger.models import ChangeSet, Cursor
from dajuan.store.transactions import write_tx


@dataclass(frozen=True)
class Follower:
    """``handle`` is called with each change-set, in the order of the chain, inside the transaction that
    moves the cursor. With ``by``, its effects are facts and nothing else: it also gets the open change, by
    that actor and under the key ``name:seq``; its own change-sets are passed over."""

    name: str
    handle: Callable[[ChangeSet, Change | None], None]
    by: Actor | None = None


def advance(follower: Follower) -> int:
    """Handles everything since the cursor and returns how much that was; safe to call from anywhere at
    any time, also twice at once. What ``handle`` raises stops it before that change-set."""
    Cursor.objects.get_or_create(follower=follower.name)
    handled = 0
    while _step(follower):
        handled += 1
    return handled


def _step(follower: Follower) -> bool:
    seq = Cursor.objects.values_list("seq", flat=True).get(follower=follower.name) + 1
    news = ChangeSet.objects.filter(chain__seq=seq).first()
    if news is None:
        return False
    own = (news.key or "").startswith(f"{follower.name}:")
    if follower.by and not own:

        def work(change: Change) -> None:
            if _move(follower, seq):
                follower.handle(news, change)

        done = commit_change(
            work,
            by=follower.by,
            action=f"follow.{follower.name}",
            subject=f"第 {seq} 号",
            key=f"{follower.name}:{seq}",
        )
        if done.seq is not None and not done.repeated:
            return True
    with write_tx():  # no facts: the effect, if any, is in plain tables
        if _move(follower, seq) and not follower.by:
            follower.handle(news, None)
    return True


def _move(follower: Follower, seq: int) -> bool:
    """Takes the cursor's row until the end of the transaction; False when another was quicker."""
    return bool(Cursor.objects.filter(follower=follower.name, seq=seq - 1).update(seq=seq))
