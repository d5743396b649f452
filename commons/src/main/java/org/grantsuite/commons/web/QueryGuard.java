package org.grantsuite.commons.web;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.grantsuite.commons.clock.KnownDays;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;

/**
 * A query that asks for a day or moment no calendar of ours holds is refused, and one that names a parameter and says nothing: Quarkus takes an
 * empty day for none, and whoever asked for a day would be told of today. Quarkus reads dates of parameters itself and asks no
 * converter of ours, so this looks at what was sent; what is no day at all is left to it. It takes whatever is not `true` for false,
 * so that a trial run asked for by `yes` would have been one in earnest: that is refused too.
 */
@Provider
public class QueryGuard implements ContainerRequestFilter {
    private static final Pattern DAY = Pattern.compile("[+-]?\\d{4,9}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile(DAY + "[Tt ].+");
    private static final Set<String> TRUTHS = Set.of("true", "false");
    private final Map<Method, Set<String>> flags = new ConcurrentHashMap<>();

    @Context
    @SuppressWarnings("NullAway.Init")
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        // A page's form sends what was left empty.
        boolean interfaced = request.getUriInfo().getPath().startsWith("/v1/");
        Set<String> ofTruth = flags.computeIfAbsent(resource.getResourceMethod(), QueryGuard::flags);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (interfaced) {
                values.forEach(value -> requireSaid(name, value));
            }
            if (ofTruth.contains(name)) {
                values.forEach(value -> requireTruth(name, value));
            }
            values.forEach(value -> requireKnown(name, value));
        });
    }

    /** Names of the query's parameters that are true or false. */
    private static Set<String> flags(Method method) {
        Class<?>[] types = method.getParameterTypes();
        return Declarations.of(method.getDeclaringClass(), method.getName(), types)
                .flatMap(declared -> IntStream.range(0, types.length)
                        .filter(i -> types[i] == Boolean.class || types[i] == boolean.class)
                        .mapToObj(i -> declared.getParameterAnnotations()[i])
                        .flatMap(Arrays::stream))
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void requireSaid(String name, String value) {
        if (value.isEmpty()) {
            throw Refusal.of(RequestProblem.PARAMETER_INVALID, name + " is empty; give it a value or leave it out");
        }
    }

    private static void requireTruth(String name, String value) {
        if (!TRUTHS.contains(value)) {
            throw Refusal.of(RequestProblem.PARAMETER_INVALID, name + " is " + value + "; give true or false");
        }
    }

    private static void requireKnown(String name, String value) {
        String words = "";
        if (DAY.matcher(value).matches() && !holds(() -> KnownDays.hold(LocalDate.parse(value)))) {
            words = KnownDays.WORDS;
        } else if (MOMENT.matcher(value).matches() && !holds(() -> KnownDays.hold(OffsetDateTime.parse(value)))) {
            words = KnownDays.WORDS_OF_MOMENTS;
        }
        if (!words.isEmpty()) {
            throw Refusal.of(RequestProblem.PARAMETER_INVALID, name + " is " + value + "; give " + words);
        }
    }

    /** What cannot be read is left to who reads it. */
    private static boolean holds(BooleanSupplier known) {
        try {
            return known.getAsBoolean();
        } catch (DateTimeParseException e) {
            return true;
        }
    }
}
