package org.grantsuite.commons.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An expected refusal: it rolls the transaction back and leaves as problem+json. Not a fault of ours, so no stack trace. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemCode code;
    private final transient List<Violation> violations = new ArrayList<>();
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();

    private Refusal(ProblemCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public static Refusal of(ProblemCode code, String detail) {
        return new Refusal(code, detail);
    }

    public Refusal at(String field, String message) {
        violations.add(Violation.of(field, message));
        return this;
    }

    public Refusal violations(List<Violation> more) {
        violations.addAll(more);
        return this;
    }

    /** Adds an extension member of the problem document. */
    public Refusal with(String key, Object value) {
        extensions.put(key, value);
        return this;
    }

    public ProblemCode code() {
        return code;
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    public Map<String, Object> extensions() {
        return Map.copyOf(extensions);
    }
}
