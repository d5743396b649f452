#!/usr/bin/python3
"""Opens what the filler filled in LibreOffice and compares every cell it is told of, formulas among them, first as the file is
loaded and again after everything is worked out anew. Ends with 1 where one is different.

    tools/workbooks/check-filled.py reporting-service/target/filled-workbooks
"""

import json
import pathlib
import sys

import uno  # noqa: F401  lets com.sun.star be imported

from com.sun.star.sheet import FormulaResult

from office import Office


def shown(document, place):
    sheet, _, cell = place.rpartition("!")
    found = document.Sheets.getByName(sheet).getCellRangeByName(cell)
    if found.getError():
        return f"error {found.getError()}"
    kind = found.FormulaResultType2 if found.Type.value == "FORMULA" else found.Type.value
    return found.getString() if kind in ("TEXT", FormulaResult.STRING) else repr(round(found.getValue(), 6))


def same(expected, found):
    try:
        return abs(float(expected) - float(found)) < 0.0000005
    except ValueError:
        return expected == found


def main(directory):
    directory = pathlib.Path(directory)
    files = sorted(directory.glob("*.expected.json"))
    if len(files) < 6:
        raise SystemExit(f"Only {len(files)} filled workbooks in {directory}; build reporting-service first")
    wrong = compared = 0
    with Office() as office:
        for expectations in files:
            document = office.open(directory / expectations.name.removesuffix(".expected.json"))
            for pass_ in ("as loaded", "worked out anew"):
                for place, expected in json.loads(expectations.read_text()).items():
                    found = shown(document, place)
                    compared += 1
                    if not same(expected, found):
                        wrong += 1
                        print(f"{expectations.name} {place} {pass_}: {found!r}, expected {expected!r}")
                document.calculateAll()
            document.close(True)
    print(f"{compared} cells of {len(files)} workbooks compared in LibreOffice, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
