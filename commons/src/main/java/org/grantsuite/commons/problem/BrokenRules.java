package org.grantsuite.commons.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grantsuite.commons.web.Declarations;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Rules of the contract that a request breaks, each told by the name the sender gave the value: it stands on the generated interface. */
public class BrokenRules {
    private static final int MOST_IN_WORDS = 3;

    @ServerExceptionMapper(priority = 1)
    public Response broken(ConstraintViolationException e) {
        List<Violation> violations = e.getConstraintViolations().stream()
                .map(BrokenRules::violation)
                .sorted(Comparator.comparing(Violation::in)
                        .thenComparing(Violation::field)
                        .thenComparing(Violation::message))
                .toList();
        String words = violations.stream()
                .limit(MOST_IN_WORDS)
                .map(one -> one.field() + ": " + one.message())
                .collect(Collectors.joining("; "));
        return ProblemMappers.start(RequestProblem.FIELD_INVALID, words)
                .with("violations", violations)
                .build()
                .toResponse();
    }

    private static Violation violation(ConstraintViolation<?> broken) {
        List<Path.Node> nodes = new ArrayList<>();
        broken.getPropertyPath().forEach(nodes::add);
        String path = broken.getPropertyPath().toString();
        if (nodes.size() < 2 || nodes.get(1).getKind() != ElementKind.PARAMETER) {
            return Violation.of(path, broken.getMessage());
        }
        Path.MethodNode method = nodes.get(0).as(Path.MethodNode.class);
        Path.ParameterNode parameter = nodes.get(1).as(Path.ParameterNode.class);
        return declared(broken.getRootBeanClass(), method, parameter.getParameterIndex())
                .map(name -> new Violation(name.field(), broken.getMessage(), name.in(), null, null, null))
                .orElseGet(() -> Violation.of(
                        path.substring(method.getName().length()
                                        + 1
                                        + parameter.getName().length())
                                .replaceFirst("^\\.", ""),
                        broken.getMessage()));
    }

    private record Name(String in, String field) {}

    /** What is neither in the query nor a header nor in the path is the body. */
    private static Optional<Name> declared(Class<?> resource, Path.MethodNode method, int parameter) {
        Class<?>[] types = method.getParameterTypes().toArray(Class<?>[]::new);
        return Declarations.of(resource, method.getName(), types)
                .flatMap(found -> Arrays.stream(found.getParameterAnnotations()[parameter]))
                .flatMap(annotation -> Stream.ofNullable(name(annotation)))
                .findFirst();
    }

    private static @Nullable Name name(Annotation annotation) {
        if (annotation instanceof QueryParam query) {
            return new Name("query", query.value());
        }
        if (annotation instanceof HeaderParam header) {
            return new Name("header", header.value());
        }
        return annotation instanceof PathParam path ? new Name("path", path.value()) : null;
    }
}
