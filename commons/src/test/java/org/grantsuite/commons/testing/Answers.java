package org.grantsuite.commons.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.filter.Filter;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.FilterableRequestSpecification;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RestAssured compiles a Groovy script for each path a test asks an answer for, and writes each exchange down for the case that it
 * disappoints: together more than a fifth of the tests' time. A path of names and indexes is walked here instead, with the same
 * outcome; every other path, and every expectation that is not met, goes to RestAssured, whose word and message stand. The
 * exchange is told then.
 */
final class Answers implements InvocationHandler {
    private static final List<Class<?>> TYPES =
            List.of(Response.class, ValidatableResponse.class, ExtractableResponse.class);

    private record Exchange(FilterableRequestSpecification request, Response answer, Optional<JsonPath> json) {
        /** Without the request's headers, which hold a token. */
        @Override
        public String toString() {
            return request.getMethod() + " " + request.getURI() + "\n" + body() + "\n" + answer.statusLine() + "\n"
                    + answer.headers() + "\n" + answer.asString();
        }

        private Object body() {
            Object body = request.getBody();
            return body instanceof byte[] bytes ? bytes.length + " bytes" : body == null ? "" : body;
        }
    }

    private final Object told;
    private final Exchange exchange;

    private Answers(Object told, Exchange exchange) {
        this.told = told;
        this.exchange = exchange;
    }

    static Filter filter() {
        return (request, response, context) -> {
            Response answer = context.next(request, response);
            return (Response) of(answer, new Exchange(request, answer, Walked.of(answer.asString())));
        };
    }

    private static Object of(Object told, Exchange exchange) {
        Class<?>[] types = TYPES.stream().filter(type -> type.isInstance(told)).toArray(Class<?>[]::new);
        return types.length == 0
                ? told
                : Proxy.newProxyInstance(Answers.class.getClassLoader(), types, new Answers(told, exchange));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (exchange.json().isPresent()) {
            JsonPath walked = exchange.json().get();
            switch (method.getName()) {
                case "jsonPath" -> {
                    return walked;
                }
                case "path" -> {
                    if (((Object[]) arguments[1]).length == 0) {
                        return walked.get((String) arguments[0]);
                    }
                }
                case "body" -> {
                    if (isMet(arguments, walked)) {
                        return proxy;
                    }
                }
                default -> {} // RestAssured's
            }
        }
        try {
            return of(method.invoke(told, arguments), exchange);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof AssertionError) {
                System.out.println(exchange);
            }
            throw e.getCause();
        }
    }

    /** Whether these are the arguments of {@code body(path, matcher)} and what is at the path matches. */
    private static boolean isMet(Object[] arguments, JsonPath walked) {
        return arguments != null
                && arguments.length == 3
                && arguments[0] instanceof String path
                && arguments[1] instanceof org.hamcrest.Matcher<?> expected
                && arguments[2] instanceof Object[] more
                && more.length == 0
                && expected.matches(walked.get(path));
    }

    private static final class Walked extends JsonPath {
        private static final ObjectMapper JSON = new ObjectMapper();
        private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z]\\w*)(?![\\w(])|\\[(\\d+)]");

        private final Object document;

        private Walked(String json, Object document) {
            super(json);
            this.document = document;
        }

        static Optional<JsonPath> of(String answer) {
            try {
                return Optional.ofNullable(JSON.readValue(answer, Object.class)).map(read -> new Walked(answer, read));
            } catch (JsonProcessingException e) {
                return Optional.empty(); // no JSON: what a test makes of it, RestAssured tells it
            }
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T get(String path) {
            Object at = document;
            Matcher step = STEP.matcher(path);
            for (int from = 0; from < path.length(); from = step.end()) {
                if (!step.region(from, path.length()).lookingAt()) {
                    return super.get(path);
                }
                if (step.group(1) == null && at instanceof List<?> list && index(step) < list.size()) {
                    at = list.get(index(step));
                } else if (step.group(1) != null && at instanceof Map<?, ?> map) {
                    at = map.get(step.group(1));
                } else if (step.group(1) != null
                        && at instanceof List<?> list
                        && list.stream().allMatch(Map.class::isInstance)) {
                    at = each(list, step.group(1));
                } else {
                    return super.get(path);
                }
            }
            return (T) at;
        }

        private static int index(Matcher step) {
            return Integer.parseInt(step.group(2));
        }

        private static List<Object> each(List<?> list, String name) {
            List<Object> each = new ArrayList<>();
            list.forEach(one -> each.add(((Map<?, ?>) one).get(name)));
            return each;
        }
    }
}
