"""What a run leaves in the store that was handed over and not seen to end: the next `brine apply` follows it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

RUN = "20260101T000000Z-1"
HEAP = "-Xmx160m"
TIME = "2026-01-01T00:00:00Z"


def leave(jid: str, phases: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Files of the cluster's folder, by path; `phases` are the minions of each."""
    submitting = {"phases": [{"phase": phase, "minions": list(minions)} for phase, minions in phases.items()]}
    journal = [("started", {"user": "root", "epoch": 1}), ("submitting", submitting), ("submitted", {"jid": jid})]
    lines = [json.dumps({"time": TIME, "event": event, "details": details}) for event, details in journal]
    lease = {"epoch": 1, "run": RUN, "client": {"user": "root", "pid": 1}, "since": TIME,
             "handedOver": {"run": RUN, "epoch": 1, "jid": jid}}
    return {f"runs/{RUN}/journal.jsonl": "\n".join(lines) + "\n", "lease.json": json.dumps(lease)}
