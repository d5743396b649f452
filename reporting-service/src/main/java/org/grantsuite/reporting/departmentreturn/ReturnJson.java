package org.grantsuite.reporting.departmentreturn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.grantsuite.reporting.calculation.Cell;
import org.grantsuite.reporting.calculation.CellDifference;
import org.grantsuite.reporting.calculation.Finding;
import org.grantsuite.reporting.calculation.MissingProvider;
import org.grantsuite.reporting.calculation.Rate;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;

/** The parts of a return that are stored as JSON, read and written. */
@ApplicationScoped
public class ReturnJson {

    private static final TypeReference<List<Cell>> CELLS = new TypeReference<>() {};
    private static final TypeReference<List<MissingProvider>> MISSING = new TypeReference<>() {};
    private static final TypeReference<List<Rate>> RATES = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<List<RecordedWaiver>> WAIVERS = new TypeReference<>() {};
    private static final TypeReference<List<CellDifference>> DIFFERENCES = new TypeReference<>() {};

    private final ObjectMapper mapper;

    ReturnJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public List<Cell> cells(DepartmentReturn from) {
        return read(from.content().cells(), CELLS);
    }

    public List<MissingProvider> missing(DepartmentReturn from) {
        return read(from.content().missingProviders(), MISSING);
    }

    public List<Rate> rates(DepartmentReturn from) {
        return read(from.content().rates(), RATES);
    }

    public List<Finding> findings(DepartmentReturn from) {
        return read(from.findings(), FINDINGS);
    }

    public List<RecordedWaiver> waivers(DepartmentReturn from) {
        return read(from.waivers(), WAIVERS);
    }

    /** What changed against the figures last frozen; nothing while there were none. */
    public List<CellDifference> difference(DepartmentReturn from) {
        return from.frozenCells()
                .map(frozen -> CellDifference.between(read(frozen, CELLS), cells(from)))
                .orElse(List.of());
    }

    public List<CellDifference> differences(String json) {
        return read(json, DIFFERENCES);
    }

    public StatedInputs inputs(DepartmentReturn from) {
        try {
            return from.inputs().equals("{}")
                    ? StatedInputs.none()
                    : mapper.readValue(from.inputs(), StatedInputs.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored inputs of a return cannot be read", e);
        }
    }

    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A part of a return cannot be written", e);
        }
    }

    private <T> T read(String json, TypeReference<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored part of a return cannot be read", e);
        }
    }
}
