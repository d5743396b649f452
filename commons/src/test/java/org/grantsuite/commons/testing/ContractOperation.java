package org.grantsuite.commons.testing;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One operation as the service's contract describes it, for tests that must reach all of them and not those someone thought of. */
record ContractOperation(String method, String path, Operation described, List<Parameter> parameters) {

    /** All operations of META-INF/openapi.yaml, in its order, with every reference resolved. */
    static List<ContractOperation> all() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        OpenAPI contract = new OpenAPIV3Parser()
                .readContents(Contract.read("META-INF/openapi.yaml"), List.of(), options)
                .getOpenAPI();
        List<ContractOperation> found = new ArrayList<>();
        contract.getPaths().forEach((path, item) -> found.addAll(of(path, item)));
        return found;
    }

    private static List<ContractOperation> of(String path, PathItem item) {
        return item.readOperationsMap().entrySet().stream()
                .map(entry -> new ContractOperation(
                        entry.getKey().name(), path, entry.getValue(), parameters(item, entry.getValue())))
                .toList();
    }

    private static List<Parameter> parameters(PathItem item, Operation operation) {
        return Stream.of(item.getParameters(), operation.getParameters())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
    }

    String id() {
        return described.getOperationId();
    }

    boolean reads() {
        return method.equals("GET");
    }

    List<String> pathParameters() {
        return named("path");
    }

    List<String> queryParameters() {
        return named("query");
    }

    private List<String> named(String place) {
        return parameters.stream()
                .filter(parameter -> place.equals(parameter.getIn()))
                .map(Parameter::getName)
                .toList();
    }

    /** What must stand in the query, made up from the contract. */
    Map<String, Object> neededQuery() {
        Map<String, Object> needed = new LinkedHashMap<>();
        parameters.stream()
                .filter(parameter -> "query".equals(parameter.getIn()) && Boolean.TRUE.equals(parameter.getRequired()))
                .forEach(parameter -> needed.put(parameter.getName(), MadeUp.value(parameter.getSchema())));
        return needed;
    }

    Optional<String> contentType() {
        return content().map(content -> content.keySet().iterator().next());
    }

    /** A body the contract allows: what is required, and no more; {@code given} stands for the fields of its names. */
    Optional<String> body(Map<String, String> given) {
        return content().map(content -> {
            var media = content.entrySet().iterator().next();
            return media.getKey().endsWith("json")
                    ? MadeUp.json(media.getValue().getSchema(), given)
                    : "a,b\n1,2\n";
        });
    }

    private Optional<Content> content() {
        return Optional.ofNullable(described.getRequestBody()).map(body -> body.getContent());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
