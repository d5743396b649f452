#!/usr/bin/env python3
"""Walks the business clock of a sandbox through a year of one grant and holds what was told against a calendar worked out here.

usage: year.py ADDRESS TOKEN EDITION
"""
import datetime as dt
import json
import sys
import time
import urllib.error
import urllib.request

address, token, edition = sys.argv[1:4]
BEGIN, END = dt.date(2021, 11, 10), dt.date(2022, 11, 10)
LADDER = (14, 3, -1)


def call(method, path, body=None, headers=()):
    request = urllib.request.Request(address + path, method=method, data=None if body is None else body.encode())
    request.add_header("Authorization", "Bearer " + token)
    request.add_header("Content-Type", "application/json")
    for name, value in headers:
        request.add_header(name, value)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        raise SystemExit(f"{method} {path}: {refused.code} {refused.read().decode()}")


def move(day):
    call("PUT", "/sandbox/clock", json.dumps({"now": f"{day}T09:00:00Z"}))


def escalations(cursor=[None], seen=[]):
    while True:
        page = call("GET", "/v1/events?limit=500" + (f"&after={cursor[0]}" if cursor[0] else ""))
        cursor[0] = page["next"]
        if not page["items"]:
            return seen
        seen += [(event["data"]["code"], event["data"]["daysBefore"], event["time"][:10])
                 for event in page["items"] if event["type"] == "DeadlineEscalated"]


def calendar(deadlines):
    told = []
    for deadline in deadlines:
        due = dt.date.fromisoformat(deadline["dueOn"])
        days = sorted((due - dt.timedelta(days=distance), distance) for distance in LADDER)
        passed = [one for one in days if one[0] <= BEGIN]
        if passed and (BEGIN - due).days <= 30:
            told.append((BEGIN, deadline["code"], passed[-1][1]))
        told += [(day, deadline["code"], distance) for day, distance in days if BEGIN < day <= END]
    return sorted(told)


began = time.monotonic()
move(BEGIN)
call("POST", "/v1/schemes", open(edition, encoding="utf-8").read())
grant = call("POST", "/v1/grants", json.dumps({
    "schemeCode": "WRRF-1", "edition": "2021-11", "determinationNumber": "31/5781", "name": "Workforce Recruitment and Retention Fund",
    "localName": "Bury", "allocation": {"amount": "552981.00", "currency": "GBP"}, "determinedOn": "2021-11-10"}),
    [("Idempotency-Key", "a-year-of-bury")])["id"]
deadlines = call("GET", f"/v1/grants/{grant}/deadlines")["items"]
expected = calendar(deadlines)
assert expected, deadlines
day, due = BEGIN, {}
for moment, code, distance in expected:
    due.setdefault(moment, []).append((code, distance))
while day <= END:
    move(day)
    for code, distance in due.get(day, []):
        limit = time.monotonic() + 30
        while (code, distance, str(day)) not in escalations():
            assert time.monotonic() < limit, f"{code} at {distance} was not told on {day}: {escalations()}"
            time.sleep(0.05)
        print(f"  {day}  {code}: {distance} days")
    if day.day == 1:
        gates = [(i["number"], i.get("gate", {}).get("status")) for i in call("GET", f"/v1/grants/{grant}/instalments")["items"]]
        print(f"  {day}  gates {gates}")
    day += dt.timedelta(days=1)
told = sorted((dt.date.fromisoformat(when), code, distance) for code, distance, when in escalations())
assert told == expected, (told, expected)
print(f"{(END - BEGIN).days} days in {time.monotonic() - began:.0f} s: {len(told)} escalations, each on its day and once")
