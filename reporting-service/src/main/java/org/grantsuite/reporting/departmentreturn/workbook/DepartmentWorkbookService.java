package org.grantsuite.reporting.departmentreturn.workbook;

import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_NOT_MAPPED;
import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_UNKNOWN;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** The department's blanks: taken, looked through, mapped, and held against each other. */
@ApplicationScoped
@Transactional
public class DepartmentWorkbookService {

    private final WorkbookStore store;
    private final Audit audit;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;

    DepartmentWorkbookService(WorkbookStore store, Audit audit, Caller caller, BusinessClock clock, Ids ids) {
        this.store = store;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
    }

    /** A blank and what is in it. */
    public record Opened(StoredWorkbook stored, List<String> sheets, List<String> names, int cells) {}

    /** The same file for the same point is the same blank. */
    public Opened upload(String schemeCode, String reportingPoint, String label, byte[] file) {
        var workbook = BlankWorkbook.open(file);
        var hash = Sha256.hex(file);
        var held = store.find(schemeCode, reportingPoint, hash);
        if (held.isPresent()) {
            return opened(held.get(), workbook);
        }
        var blank = new StoredWorkbook(
                ids.next(),
                schemeCode,
                reportingPoint,
                label,
                workbook.extension(),
                hash,
                caller.subject(),
                clock.now(),
                null,
                null,
                null);
        store.insert(blank, file);
        record("DEPARTMENT_WORKBOOK_UPLOADED", blank, Map.of("fileHash", hash));
        return opened(blank, workbook);
    }

    /** Every place is looked at before the mapping is kept: that it is there, is open, and holds no formula. */
    public Opened map(UUID id, WorkbookMapping mapping) {
        var blank = get(id);
        var workbook = BlankWorkbook.open(store.content(id));
        mapping.places(workbook);
        store.insertMapping(ids.next(), id, mapping, caller.subject(), clock.now());
        record(
                "DEPARTMENT_WORKBOOK_MAPPED",
                blank,
                Map.of("cells", mapping.cells().size()));
        return opened(get(id), workbook);
    }

    public Opened open(UUID id) {
        return opened(get(id), BlankWorkbook.open(store.content(id)));
    }

    public byte[] content(UUID id) {
        return store.content(get(id).id());
    }

    public StoredWorkbook get(UUID id) {
        return store.find(id).orElseThrow(() -> Refusal.of(WORKBOOK_UNKNOWN, "No workbook has the id " + id));
    }

    public List<StoredWorkbook> list(
            @Nullable String schemeCode, @Nullable String reportingPoint, Optional<UUID> after, int limit) {
        return store.page(schemeCode, reportingPoint, after.orElse(new UUID(0, 0)), limit);
    }

    /** What the blank changed against an earlier one, and where that one's inputs stand now. */
    public List<WorkbookDrift.Change> drift(UUID id, UUID earlierId) {
        var before = get(earlierId);
        var later = BlankWorkbook.open(content(id));
        var earlier = BlankWorkbook.open(store.content(earlierId));
        var mapping = before.mapping();
        var inputs = mapping == null
                ? List.<CellPlace>of()
                : List.copyOf(mapping.places(earlier).keySet());
        return WorkbookDrift.between(earlier, later, inputs);
    }

    /** What was put where, and which figures of the return have no place in the workbook. */
    public record Filled(
            StoredWorkbook stored, byte[] content, Map<String, String> placed, List<String> withoutPlace) {}

    /**
     * @param document the frozen return, as it was hashed
     * @param byEdition the edition's mapping, used where none was recorded
     */
    public Filled fill(UUID id, JsonNode document, Optional<WorkbookMapping> byEdition) {
        var blank = get(id);
        var mapping = Optional.ofNullable(blank.mapping())
                .or(() -> byEdition)
                .orElseThrow(() -> Refusal.of(
                        WORKBOOK_NOT_MAPPED, "Record a mapping, or let the edition say where figures stand"));
        var workbook = BlankWorkbook.open(store.content(id));
        var figures = new WorkbookFigures(document);
        Map<CellPlace, FillValue> values = new LinkedHashMap<>();
        Map<String, String> placed = new LinkedHashMap<>();
        mapping.places(workbook)
                .forEach((place, entry) -> figures.of(entry).ifPresent(value -> {
                    values.put(place, value);
                    placed.put(place.toString(), entry.figure());
                }));
        return new Filled(blank, workbook.fill(values), placed, figures.without(mapping.cells()));
    }

    private static Opened opened(StoredWorkbook stored, BlankWorkbook workbook) {
        return new Opened(
                stored,
                workbook.sheets(),
                workbook.names().keySet().stream().sorted().toList(),
                workbook.cells().size());
    }

    private void record(String action, StoredWorkbook about, Map<String, Object> detail) {
        audit.record(action, "department-workbook", about.id(), null, detail);
    }
}
