package org.grantsuite.commons.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.grantsuite.commons.problem.ProblemCode;
import org.grantsuite.commons.problem.RequestProblem;

/**
 * The refusal codes of a service: what its enums hold is what its contract names, operation by operation, or the test fails.
 * The page for integrators is written from both.
 */
public final class RefusalCatalogue {
    private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b");
    private static final Pattern LISTED = Pattern.compile("Refusals?:(.*?)(?:Warnings:|Roles:|$)", Pattern.DOTALL);

    /** Named once for the whole contract, in its description. */
    private static final String SEVERAL = "(several)";

    /** Its codes are tested there. */
    private static final String COMMONS = "org.grantsuite.commons";

    private final Map<String, ProblemCode> codes = new TreeMap<>();
    private final Map<String, TreeSet<String>> operations = new TreeMap<>();
    private final List<String> unknown = new ArrayList<>();

    private RefusalCatalogue() {}

    /** @param rootPackages where the service's enums of problems are */
    public static RefusalCatalogue of(Path contract, String... rootPackages) {
        var catalogue = new RefusalCatalogue();
        for (String root : rootPackages) {
            ArchitectureRules.classesOf(root).stream()
                    .filter(type -> type.isEnum() && type.isAssignableTo(ProblemCode.class))
                    .sorted(Comparator.comparing(JavaClass::getName))
                    .forEach(catalogue::take);
        }
        OpenAPI api = Objects.requireNonNull(new OpenAPIV3Parser().read(contract.toString()), contract.toString());
        catalogue.name(api.getInfo().getDescription(), SEVERAL);
        api.getPaths().values().forEach(path -> path.readOperations().forEach(catalogue::take));
        return catalogue;
    }

    private void take(JavaClass type) {
        for (Object constant : type.reflect().getEnumConstants()) {
            ProblemCode code = (ProblemCode) constant;
            codes.putIfAbsent(code.name(), code);
        }
    }

    private void take(Operation operation) {
        String words = String.valueOf(operation.getDescription());
        name(words, operation.getOperationId());
        Matcher listed = LISTED.matcher(words);
        while (listed.find()) {
            Matcher code = CODE.matcher(listed.group(1));
            while (code.find()) {
                if (!codes.containsKey(code.group())) {
                    unknown.add(operation.getOperationId() + " names " + code.group() + ", which no code can answer");
                }
            }
        }
    }

    private void name(String words, String where) {
        Matcher named = CODE.matcher(words);
        while (named.find()) {
            if (codes.containsKey(named.group())) {
                operations
                        .computeIfAbsent(named.group(), code -> new TreeSet<>())
                        .add(where);
            }
        }
    }

    /**
     * Codes the contract names and nobody gives, and codes given that it does not name; empty when they agree. Of a mechanism of
     * commons that the contract does not offer, it names none.
     */
    public List<String> drift() {
        List<String> drift = new ArrayList<>(unknown);
        codes.forEach((name, code) -> {
            if (!operations.containsKey(name) && !(code instanceof RequestProblem) && isOffered(code)) {
                drift.add(name + " (" + code.status() + ", "
                        + ((Enum<?>) code).getDeclaringClass().getSimpleName()
                        + ") stands at no operation of the contract");
            }
        });
        return drift;
    }

    private boolean isOffered(ProblemCode code) {
        return isOwn(code)
                || operations.keySet().stream()
                        .anyMatch(
                                name -> Objects.requireNonNull(codes.get(name)).getClass() == code.getClass());
    }

    /**
     * The service's own codes that no test class names: the guards behind them could go unseen.
     *
     * @param tests the root of the service's test sources; stubs and fixtures beside the tests assert nothing and do not count
     */
    public List<String> untested(Path tests) {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(tests)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                Matcher code = CODE.matcher(Files.readString(file));
                while (code.find()) {
                    named.add(code.group());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes.entrySet().stream()
                .filter(code -> isOwn(code.getValue()) && !named.contains(code.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isOwn(ProblemCode code) {
        return !((Enum<?>) code).getDeclaringClass().getPackageName().startsWith(COMMONS);
    }

    /** The service's own codes as a section of the page. */
    public String page() {
        StringBuilder page = new StringBuilder("| code | status | meaning | operations |\n|---|---|---|---|\n");
        operations.forEach((name, where) -> {
            ProblemCode code = Objects.requireNonNull(codes.get(name));
            page.append(
                    "| `%s` | %d | %s | %s |\n".formatted(name, code.status(), code.title(), String.join(", ", where)));
        });
        return page.toString();
    }

    /** What any request may be answered. */
    public static String common() {
        StringBuilder page = new StringBuilder("| code | status | meaning |\n|---|---|---|\n");
        for (RequestProblem code : RequestProblem.values()) {
            page.append("| `%s` | %d | %s |\n".formatted(code.name(), code.status(), code.title()));
        }
        return page.toString();
    }
}
