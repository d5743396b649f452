package org.grantsuite.reporting.providerreturn.file;

import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.reporting.calculation.Measure;
import org.grantsuite.reporting.calculation.ReturnTemplate;

/** Says for which grant, point and measures a workbook was made, so that one for another is not read by mistake. */
final class TemplateKey {

    static final String VERSION = "grant-suite/provider-return/1";
    static final String RETURNS = "Returns";
    static final String ITEMS = "Items";
    /** Rows from 1: the version, what the columns mean, their names; then one row per location. */
    static final int VERSION_ROW = 1;

    static final int LABEL_ROW = 2;
    static final int NAME_ROW = 3;

    private TemplateKey() {}

    static String of(UUID grantId, ReturnTemplate template) {
        var measures = template.measures().stream().map(Measure::code).collect(Collectors.joining(","));
        var about = String.join(
                "|",
                grantId.toString(),
                template.reportingPoint(),
                template.period().toString(),
                measures);
        return Sha256.hex(about).substring(0, 16);
    }
}
