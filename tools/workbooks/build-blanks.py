#!/usr/bin/python3
"""Builds the blank workbooks that reporting-service's filler is tested on, in LibreOffice: not by any writer of ours.

    apt-get install libreoffice-calc-nogui python3-uno
    tools/workbooks/build-blanks.py reporting-service/src/test/resources/workbooks

Each is saved as .xlsx and as .ods. What stands in them, between them: merged cells, named cells, sheet protection with open
and locked cells, list and number validations, formulas within and across sheets, several sheets, one of them hidden, column
styles, conditional formats, notes, dates, frozen panes, rows and cells written once for many.
"""

import pathlib
import sys

import uno
from com.sun.star.sheet.ConditionOperator import BETWEEN, GREATER
from com.sun.star.sheet.ValidationType import DECIMAL, LIST, WHOLE
from com.sun.star.table import CellAddress, CellRangeAddress

from office import Office, save, value


def text(sheet, place, of):
    sheet.getCellRangeByName(place).setString(of)


def bold(sheet, place):
    sheet.getCellRangeByName(place).CharWeight = 150.0


def merge(sheet, place):
    sheet.getCellRangeByName(place).merge(True)


def unlock(sheet, *places):
    for place in places:
        cells = sheet.getCellRangeByName(place)
        protection = cells.CellProtection
        protection.IsLocked = False
        cells.CellProtection = protection
        cells.CellBackColor = 0xFFF2CC


def number_format(document, sheet, place, code):
    locale = uno.createUnoStruct("com.sun.star.lang.Locale")
    formats = document.NumberFormats
    key = formats.queryKey(code, locale, False)
    sheet.getCellRangeByName(place).NumberFormat = key if key >= 0 else formats.addNew(code, locale)


def validate(sheet, place, kind, operator=None, first="", second=""):
    cells = sheet.getCellRangeByName(place)
    rule = cells.Validation
    rule.Type = kind
    if operator is not None:
        rule.Operator = operator
    rule.setFormula1(first)
    rule.setFormula2(second)
    cells.Validation = rule


def name(document, of, sheet, cell):
    base = CellAddress(0, 0, 0)
    document.NamedRanges.addNewByName(of, f"$'{sheet.Name}'.{cell}", base, 0)


def sheets(document, *names):
    document.Sheets.getByIndex(0).Name = names[0]
    for number, of in enumerate(names[1:], 1):
        document.Sheets.insertNewByName(of, number)
    return [document.Sheets.getByName(of) for of in names]


def spend_return(document):
    """One sheet, protected; totals by formula; cells named; lists and number rules."""
    (sheet,) = sheets(document, "Return")
    text(sheet, "A1", "Workforce Recruitment and Retention Fund: reporting point")
    merge(sheet, "A1:E1")
    bold(sheet, "A1")
    for row, (label, place) in enumerate((("Local authority", "B3"), ("Determination", "B4"), ("Period to", "B5")), 3):
        text(sheet, f"A{row}", label)
        merge(sheet, f"B{row}:C{row}")
        unlock(sheet, place)
    number_format(document, sheet, "B5", "DD/MM/YYYY")
    text(sheet, "A7", "Spend")
    text(sheet, "B7", "Directly")
    text(sheet, "C7", "Through providers")
    text(sheet, "D7", "Total")
    for row, label in enumerate(("Existing hours", "Retention", "Local recruitment", "Other"), 8):
        text(sheet, f"A{row}", label)
        sheet.getCellRangeByName(f"D{row}").setFormula(f"=B{row}+C{row}")
    text(sheet, "A12", "Total")
    for column in "BCD":
        sheet.getCellRangeByName(f"{column}12").setFormula(f"=SUM({column}8:{column}11)")
    number_format(document, sheet, "B8:D12", "#,##0.00")
    unlock(sheet, "B8:C11", "B14", "B15", "B16")
    text(sheet, "A14", "Was anything spent?")
    validate(sheet, "B14", LIST, first='"Yes";"No"')
    text(sheet, "A15", "Recruits")
    validate(sheet, "B15", WHOLE, BETWEEN, "0", "100000")
    text(sheet, "A16", "Notes")
    text(sheet, "A17", "Share through providers")
    sheet.getCellRangeByName("B17").setFormula('=IF(D12=0;"none yet";ROUND(C12/D12*100;1))')
    validate(sheet, "B8:C11", DECIMAL, BETWEEN, "0", "999999999")
    name(document, "Recruits", sheet, "$B$15")
    name(document, "SpendTable", sheet, "$B$8:$C$11")
    sheet.Columns.getByName("A").Width = 7000
    sheet.protect("")


def several_sheets(document):
    """Guidance, input and summary; formulas across sheets; conditional format; a note; frozen panes."""
    guidance, entry, summary = sheets(document, "Guidance & notes", "Input", "Summary")
    text(guidance, "A1", "Fill in the yellow cells of sheet \"Input\" only. Totals are worked out in 'Summary' < automatically >.")
    merge(guidance, "A1:F4")
    text(entry, "A1", "Field")
    text(entry, "B1", "To date")
    text(entry, "C1", "Unit")
    rows = (("Spent directly", "£"), ("Transferred", "£"), ("Hours", "h"), ("Hours in the baseline", "h"), ("Recruits", "people"))
    for row, (label, unit) in enumerate(rows, 2):
        text(entry, f"A{row}", label)
        text(entry, f"C{row}", unit)
    unlock(entry, "B2:B6")
    number_format(document, entry, "B2:B3", "#,##0.00")
    entry.Annotations.insertNew(entry.getCellRangeByName("B2").CellAddress, "In pounds and pence")
    format_ = entry.getCellRangeByName("B2:B3").ConditionalFormat
    format_.addNew((value("Operator", GREATER), value("Formula1", "500000"), value("StyleName", "Heading")))
    entry.getCellRangeByName("B2:B3").ConditionalFormat = format_
    text(summary, "A1", "Total spend")
    summary.getCellRangeByName("B1").setFormula("=$Input.B2+$Input.B3")
    text(summary, "A2", "Pounds for each hour")
    summary.getCellRangeByName("B2").setFormula("=IF($Input.B4>0;ROUND(B1/$Input.B4;2);0)")
    text(summary, "A3", "More hours than before?")
    summary.getCellRangeByName("B3").setFormula('=IF($Input.B4>$Input.B5;"more";"no more")')
    summary.getCellRangeByName("B4").setFormula("=Direct*2")
    text(summary, "A4", "Twice what was spent directly")
    name(document, "Direct", entry, "$B$2")
    name(document, "Hours", entry, "$B$4")
    controller = document.CurrentController
    if controller is not None:
        controller.setActiveSheet(entry)
        controller.freezeAtPosition(1, 1)
    summary.protect("")


def fortnight(document):
    """A long form: fourteen-day windows beside to-date, cells that are not there yet, a hidden list sheet, repeated rows."""
    form, lists = sheets(document, "Fortnight 3", "Lists")
    for row, word in enumerate(("Council", "Provider"), 1):
        text(lists, f"A{row}", word)
    lists.IsVisible = False
    text(form, "A1", "Fortnightly return")
    merge(form, "A1:D1")
    text(form, "B2", "Window")
    text(form, "C2", "To date")
    merge(form, "B2:B3")
    merge(form, "C2:C3")
    for row in range(4, 24):
        text(form, f"A{row}", f"Line {row - 3}")
        form.getCellRangeByName(f"D{row}").setFormula(f"=C{row}-B{row}")
    form.getCellRangeByName("D24").setFormula("=SUM(D4:D23)")
    form.getCellRangeByName("B24").setFormula("=SUM(B4:B23)")
    form.getCellRangeByName("C24").setFormula("=SUM(C4:C23)")
    form.getCellRangeByName("B4:C23").CellBackColor = 0xFFF2CC
    number_format(document, form, "B4:D24", "#,##0.00")
    validate(form, "F2", LIST, first="$Lists.$A$1:$A$2")
    form.Columns.getByName("H").CellBackColor = 0xDDEBF7
    form.getCellRangeByName("A30:C59").CellBackColor = 0xEEEEEE
    form.getCellRangeByName("A60").setString("End of form")
    form.setPrintAreas((CellRangeAddress(0, 0, 0, 7, 59),))
    name(document, "WindowTotal", form, "$B$24")
    name(document, "Forecast", form, "$H$40")


def main(target):
    target = pathlib.Path(target)
    target.mkdir(parents=True, exist_ok=True)
    with Office() as office:
        for stem, build in (("spend-return", spend_return), ("several-sheets", several_sheets), ("fortnight", fortnight)):
            document = office.new()
            build(document)
            save(document, target / f"{stem}.ods", "calc8")
            save(document, target / f"{stem}.xlsx", "Calc MS Excel 2007 XML")
            document.close(True)
            print(stem)


if __name__ == "__main__":
    main(sys.argv[1])
