package org.grantsuite.reporting.departmentreturn;

import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DEPARTMENT_RETURN_NOT_FROZEN;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DEPARTMENT_RETURN_SUBMITTED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.departmentreturn.document.FileFormat;
import org.grantsuite.reporting.departmentreturn.document.ReturnFiles;
import org.grantsuite.reporting.departmentreturn.document.StoredFile;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus;
import org.grantsuite.reporting.departmentreturn.workbook.DepartmentWorkbookService;
import org.grantsuite.reporting.departmentreturn.workbook.DepartmentWorkbookService.Filled;
import org.grantsuite.reporting.departmentreturn.workbook.WorkbookMapping;

/** Fills the department's own workbook with the figures of a frozen return, and keeps the file among the return's files. */
@ApplicationScoped
@Transactional
public class WorkbookFillingService {

    private final DepartmentReturnService returns;
    private final DepartmentWorkbookService workbooks;
    private final CalculationService calculations;
    private final ReturnFiles files;
    private final ObjectMapper mapper;
    private final Desk desk;

    WorkbookFillingService(
            DepartmentReturnService returns,
            DepartmentWorkbookService workbooks,
            CalculationService calculations,
            ReturnFiles files,
            ObjectMapper mapper,
            Desk desk) {
        this.returns = returns;
        this.workbooks = workbooks;
        this.calculations = calculations;
        this.files = files;
        this.mapper = mapper;
        this.desk = desk;
    }

    /** The kept file, and what went where. */
    public record Kept(StoredFile file, Filled filled) {}

    public Kept fill(UUID returnId, UUID workbookId) {
        var found = returns.get(returnId);
        var hash = requireFrozen(found);
        var document = files.find(returnId, hash, FileFormat.JSON)
                .orElseThrow(() -> new IllegalStateException("A frozen return has its files"));
        var filled = workbooks.fill(workbookId, read(document.content()), byEdition(found));
        var file = files.keep(
                found,
                hash,
                filled.stored().extension(),
                filled.content(),
                desk.clock().now());
        desk.trail().tell("WorkbookFilled", found, filled.stored().fileHash());
        return new Kept(file, filled);
    }

    private static String requireFrozen(DepartmentReturn found) {
        var status = found.status();
        Require.that(
                status != DepartmentReturnStatus.SUBMITTED && status != DepartmentReturnStatus.SUPERSEDED,
                () -> Refusal.of(DEPARTMENT_RETURN_SUBMITTED, "The return is " + status));
        return found.contentHash()
                .filter(hash -> status.isSealed())
                .orElseThrow(() -> Refusal.of(DEPARTMENT_RETURN_NOT_FROZEN, "The return is " + status));
    }

    private Optional<WorkbookMapping> byEdition(DepartmentReturn found) {
        return calculations
                .edition(found.grant().schemeCode(), found.grant().edition())
                .workbook(found.point().code())
                .map(node -> new WorkbookMapping(mapper.convertValue(
                        node.path("cells"),
                        mapper.getTypeFactory().constructCollectionType(List.class, WorkbookMapping.Entry.class))));
    }

    private JsonNode read(byte[] document) {
        try {
            return mapper.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
