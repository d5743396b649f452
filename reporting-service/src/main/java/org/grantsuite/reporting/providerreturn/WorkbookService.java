package org.grantsuite.reporting.providerreturn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.File;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.reporting.providerreturn.domain.ReturnFault;
import org.grantsuite.reporting.providerreturn.file.WorkbookLimits;
import org.grantsuite.reporting.providerreturn.file.WorkbookReturns;

/** Takes a filled workbook whole or not at all, or only checks it. */
@ApplicationScoped
@Transactional
public class WorkbookService {

    private final FileIntake intake;
    private final ProviderReturnImportService imports;
    private final WorkbookLimits limits;

    WorkbookService(
            FileIntake intake,
            ProviderReturnImportService imports,
            @ConfigProperty(name = "reporting.workbook.max-bytes") long maxBytes,
            @ConfigProperty(name = "reporting.workbook.max-unpacked-bytes") long maxUnpackedBytes,
            @ConfigProperty(name = "reporting.workbook.max-rows") int maxRows) {
        this.intake = intake;
        this.imports = imports;
        this.limits = new WorkbookLimits(maxBytes, maxUnpackedBytes, maxRows);
    }

    /** What a workbook holds that nothing refuses. */
    public record Check(int rows, int items, long spentPence, List<ReturnFault> findings) {}

    /** As {@link #take}, and nothing is stored. */
    public Check check(UUID grantId, String reportingPoint, File workbook) {
        var judging = intake.judging(grantId, reportingPoint);
        int items = read(judging, workbook);
        judging.judged();
        return new Check(
                judging.count(), items, judging.spentPence(), judging.faults().warnings());
    }

    public ImportSummary take(UUID grantId, String reportingPoint, File workbook, String contentHash) {
        var judging = intake.judging(grantId, reportingPoint);
        read(judging, workbook);
        return imports.store(judging, contentHash);
    }

    private int read(FileJudging judging, File workbook) {
        var reading = new WorkbookReturns(judging.grantId(), judging.template(), limits, judging.faults());
        int items = reading.read(workbook, judging::add);
        judging.filed().forEach(one -> intake.requireOwn(one.statement().providerId()));
        return items;
    }
}
