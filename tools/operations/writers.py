#!/usr/bin/env python3
"""Eight writers relabel a grant each until the time is over; keeps the last version each was acknowledged, and tells the longest gap.

usage: writers.py ADDRESS TOKEN EDITION FILE SECONDS
"""
import json
import sys
import threading
import time
import urllib.error
import urllib.request

address, token, edition, kept, seconds = sys.argv[1:6]
end = time.monotonic() + float(seconds)
moments, lock = [], threading.Lock()
acknowledged, waits = {}, {}
retries, faults = [0], []
AWAY = (0, 502, 503, 504)


def call(method, path, body=None, headers=()):
    request = urllib.request.Request(address + path, method=method, data=None if body is None else body.encode())
    request.add_header("Authorization", "Bearer " + token)
    request.add_header("Content-Type", "application/json")
    for name, value in headers:
        request.add_header(name, value)
    try:
        with urllib.request.urlopen(request, timeout=90) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.loads(refused.read() or b"{}")
    except (urllib.error.URLError, TimeoutError, ConnectionError, OSError):
        return 0, {}


def version(grant):
    patience = time.monotonic() + 120
    while True:
        status, body = call("GET", "/v1/grants/" + grant)
        if status == 200:
            return body["version"]
        # A grant that is not there, or a fault: a database that is away is no reason for either.
        if status not in AWAY or time.monotonic() > patience:
            faults.append(f"GET {grant}: {status} {body}")
            sys.exit(1)
        retries[0] += 1
        time.sleep(0.1)


def write(number):
    body = {"schemeCode": "WRRF-1", "edition": "2021-11", "determinationNumber": f"FAIL-OVER/{number}", "name": "Fund",
            "localName": "Writers", "allocation": {"amount": "552981.00", "currency": "GBP"}, "determinedOn": "2021-11-10"}
    status, grant = call("POST", "/v1/grants", json.dumps(body), [("Idempotency-Key", f"writer-{number}")])
    if status != 201:
        faults.append(f"{status} {grant}")
        return
    grant, seen = grant["id"], 0
    while time.monotonic() < end:
        status, answer = call("PATCH", "/v1/grants/" + grant, json.dumps({"note": f"note {seen}"}), [("If-Match", f'"{seen}"')])
        if status == 200:
            seen = answer["version"]
            with lock:
                acknowledged[grant] = seen
                now = time.monotonic()
                moments.append(now)
                last, worst = waits.get(grant, (now, 0.0))
                waits[grant] = (now, max(worst, now - last))
        elif status == 412 or status in AWAY:
            # The answer was lost or the database is away: what the grant's version is, the service tells when it is back.
            retries[0] += 1
            time.sleep(0.05)
            seen = version(grant)
        else:
            faults.append(f"{status} {answer}")
            return


status, answer = call("POST", "/v1/schemes", open(edition, encoding="utf-8").read())
if status not in (200, 201):
    sys.exit(f"{status} {answer}")
threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if faults:
    sys.exit("\n".join(faults))
moments.sort()
gap, at = max((later - earlier, earlier) for earlier, later in zip(moments, moments[1:]))
after = sum(1 for moment in moments if moment > at)
back = sum(1 for last, _ in waits.values() if last > at)
print(f"{len(moments)} writes acknowledged, {retries[0]} tried again; longest gap {gap:.2f} s; after the gap: {after} by {back} of {len(threads)} writers")
print("longest wait of each writer, s: " + ", ".join(f"{max(worst, end - last):.1f}" for last, worst in waits.values()))
with open(kept, "w", encoding="utf-8") as file:
    for grant, seen in acknowledged.items():
        file.write(f"{grant} {seen}\n")
