#!/usr/bin/env python3
"""Mixed load on running services, and the count of what failed: any answer that is not the one expected, any connection cut, any wait above 60 s.

Nobody here tries again: what a caller would have had to repeat is a failure. Every acknowledged write is looked for at the end.

usage: load.py SECONDS|until:FILE CALLERS EDITION FILE KEY ADDRESS [ALLOCATION ADDRESS, REPORTING ADDRESS]     the token stands in $TOKEN
  SECONDS  how long, or until a file is there (an hour at most)
  KEY   makes this load's grants different from those of other loads on the same database
With all three addresses the reads of a grant that was carried to its end are mixed in, its files among them (PDF, XLSX, audit pack).
"""
import collections
import http.client
import json
import os
import random
import sys
import threading
import time
import urllib.parse

span, callers, edition, key = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
stop = span.partition("until:")[2]
addresses = [urllib.parse.urlparse(address).netloc for address in sys.argv[5:]]
GRANT, ALLOCATION, REPORTING = (addresses + [None, None])[:3]
TOKEN = os.environ["TOKEN"]
# A caller thinks for a moment: with none, eight of them measure the machine and nothing else.
PACE = float(os.environ.get("PACE", "0.03"))
end = time.monotonic() + (3600 if stop else float(span))
lock = threading.Lock()
waits, failures, seen = collections.defaultdict(list), [], collections.Counter()
acknowledged = {}


def going_on():
    return time.monotonic() < end and not (stop and os.path.exists(stop))


class Caller:
    """One connection per service, kept open, as a client of the field would."""

    def __init__(self):
        self.connections = {}

    def call(self, what, host, method, path, body=None, expected=(200,), **headers):
        began = time.monotonic()
        try:
            connection = self.connections.setdefault(host, http.client.HTTPConnection(host, timeout=60))
            headers = {name.replace("_", "-"): value for name, value in headers.items()}
            headers["Authorization"] = "Bearer " + TOKEN
            if body is not None:
                headers["Content-Type"] = "application/json"
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            content, status = answer.read(), answer.status
        except (OSError, http.client.HTTPException) as broken:
            self.connections.pop(host).close()
            content, status = repr(broken).encode(), 0
        with lock:
            waits[what].append(time.monotonic() - began)
            seen[status] += 1
            if status not in expected:
                failures.append(f"{time.strftime('%H:%M:%S')} {what} {method} {path} -> {status} {content[:300]!r}")
                return None
        return content


def new_grant(caller, number):
    body = json.dumps({
        "schemeCode": "WRRF-1", "edition": "2021-11", "determinationNumber": f"{key}/{number}", "name": "Fund", "localName": "Load",
        "allocation": {"amount": "552981.00", "currency": "GBP"}, "determinedOn": "2021-11-10"})
    answer = caller.call("determination", GRANT, "POST", "/v1/grants", body, (201,), Idempotency_Key=f"{key}-grant-{number}")
    if answer is None:
        return None
    grant = json.loads(answer)["id"]
    again = caller.call("the same key again", GRANT, "POST", "/v1/grants", body, (201,), Idempotency_Key=f"{key}-grant-{number}")
    if again is not None and json.loads(again)["id"] != grant:
        failures.append(f"the key {key}-grant-{number} made two grants")
    receipt = json.dumps({"instalmentNumber": 1, "bankReference": f"{key}-{number}", "dateAssumed": False, "receivedOn": "2021-12-01",
                          "amount": {"amount": "331788.60", "currency": "GBP"}})
    paid = caller.call("receipt", GRANT, "POST", f"/v1/grants/{grant}/receipts", receipt, (201,))
    with lock:
        acknowledged[grant] = {"version": 0, "received": "331788.60" if paid is not None else "0.00"}
    return grant


def relabel(caller, grant):
    version = acknowledged[grant]["version"]
    answer = caller.call("relabelling", GRANT, "PATCH", f"/v1/grants/{grant}", json.dumps({"note": f"note {version}"}), If_Match=f'"{version}"')
    if answer is not None:
        acknowledged[grant]["version"] = json.loads(answer)["version"]


READS = [("grant", "/v1/grants/{g}"), ("instalments", "/v1/grants/{g}/instalments"), ("balances", "/v1/grants/{g}/ledger/balances"),
         ("deadlines", "/v1/grants/{g}/deadlines"), ("events", "/v1/events?limit=100"), ("grants", "/v1/grants?limit=50"),
         ("trial balance", "/v1/grants/{g}/ledger/trial-balance"), ("delegations", "/v1/delegations"),
         ("who may", "/v1/grants/{g}/who-may?action=PAYMENT_RUN_APPROVAL&amount=100.00&on=2021-12-01")]


def story_reads():
    """What the story left at the other two: each of its own, and its files."""
    caller, reads = Caller(), []

    def ids(host, path):
        return [one["id"] for one in json.loads(caller.call("finding", host, "GET", path) or '{"items":[]}')["items"]]

    plans, runs = ids(ALLOCATION, "/v1/plans?limit=5"), ids(ALLOCATION, "/v1/runs?limit=5")
    awards, payments = ids(ALLOCATION, "/v1/awards?limit=20"), ids(ALLOCATION, "/v1/payments?limit=20")
    returns, received = ids(REPORTING, "/v1/department-returns?limit=5"), ids(REPORTING, "/v1/provider-returns?limit=20")
    for plan in plans:
        reads += [("plan", ALLOCATION, f"/v1/plans/{plan}"), ("provider totals", ALLOCATION, f"/v1/plans/{plan}/provider-totals")]
    for run in runs:
        reads += [("lines as CSV", ALLOCATION, f"/v1/runs/{run}/lines.csv"), ("lines as XLSX", ALLOCATION, f"/v1/runs/{run}/lines.xlsx"),
                  ("lines", ALLOCATION, f"/v1/runs/{run}/lines?limit=500")]
    for award in awards:
        reads += [("award", ALLOCATION, f"/v1/awards/{award}"), ("letter", ALLOCATION, f"/v1/awards/{award}/letter")]
    reads += [("payment", ALLOCATION, f"/v1/payments/{payment}") for payment in payments]
    for one in returns:
        reads += [(kind, REPORTING, f"/v1/department-returns/{one}/file.{kind}") for kind in ("json", "xlsx", "ods", "csv", "pdf")]
        reads += [("cells", REPORTING, f"/v1/department-returns/{one}/cells"), ("provenance", REPORTING, f"/v1/department-returns/{one}/provenance?code=D1")]
        found = json.loads(caller.call("finding", REPORTING, "GET", f"/v1/department-returns/{one}") or "{}")
        if found:
            grant, point = found["grantId"], found["reportingPoint"]
            reads += [("audit pack", REPORTING, f"/v1/grants/{grant}/audit-pack.zip"),
                      ("completeness", REPORTING, f"/v1/grants/{grant}/completeness?reportingPoint={point}")]
    reads += [("provider return", REPORTING, f"/v1/provider-returns/{one}") for one in received]
    reads += [("events", host, "/v1/events?limit=100") for host in (ALLOCATION, REPORTING)]
    assert len(reads) > 30, "the story was not told to these services"
    return reads


def work(number, reads):
    caller, dice, own, made = Caller(), random.Random(number), [], 0
    while going_on():
        time.sleep(PACE)
        roll = dice.random()
        if not own or roll < 0.06:
            grant = new_grant(caller, f"{number}-{made}")
            made += 1
            own += [grant] if grant else []
        elif roll < 0.3:
            relabel(caller, dice.choice(own))
        elif roll < 0.65 or not reads:
            what, path = dice.choice(READS)
            caller.call(what, GRANT, "GET", path.format(g=dice.choice(own)))
        else:
            what, host, path = dice.choice(reads)
            caller.call(what, host, "GET", path)


first = Caller()
first.call("edition", GRANT, "POST", "/v1/schemes", open(edition, encoding="utf-8").read(), (200, 201))
reads = story_reads() if REPORTING else []
threads = [threading.Thread(target=work, args=(number, reads)) for number in range(callers)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
lost = []


def look_back(told):
    caller = Caller()
    for grant, had in told:
        have = json.loads(caller.call("looking back", GRANT, "GET", f"/v1/grants/{grant}") or '{"version":-1}')["version"]
        if have < had["version"]:
            lost.append(f"{grant}: version {had['version']} acknowledged, {have} there")
        page = json.loads(caller.call("looking back", GRANT, "GET", f"/v1/grants/{grant}/receipts") or '{"items":[]}')["items"]
        if had["received"] != "0.00" and [one["amount"]["amount"] for one in page] != [had["received"]]:
            lost.append(f"{grant}: its receipt is not there once")


everything = list(acknowledged.items())
threads = [threading.Thread(target=look_back, args=(everything[number::callers],)) for number in range(callers)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for what in sorted(waits):
    times = sorted(waits[what])
    print(f"  {what:20} {len(times):7} calls, median {times[len(times) // 2] * 1000:6.0f} ms, 99 of 100 below {times[len(times) * 99 // 100] * 1000:6.0f} ms, longest {times[-1] * 1000:6.0f} ms")
for line in failures[:15] + failures[15:][-5:] + lost[:5]:
    print("  " + line)
writes = sum(told["version"] for told in acknowledged.values()) + 2 * len(acknowledged)
print(f"{sum(seen.values())} requests, {len(failures)} failed; {writes} acknowledged writes, {len(lost)} lost")
sys.exit(1 if failures or lost else 0)
