package org.grantsuite.commons.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code Allow} by what the contract says of the path, on 405 (RFC 9110, 15.5.6) and OPTIONS: the library leaves it out of the one
 * and tells the methods of the whole class in the other.
 */
@Provider
public class AllowedMethods implements ContainerResponseFilter {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private record Path(Pattern pattern, long parameters, String allowed) {}

    /** Read when it is first asked for: no start waits for it. */
    private static final class Contract {
        private static final List<Path> PATHS = paths();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == 405 || request.getMethod().equals(HttpMethod.OPTIONS)) {
            allowed(request.getUriInfo().getPath())
                    .ifPresent(methods -> response.getHeaders().putSingle(HttpHeaders.ALLOW, methods));
        }
    }

    private static Optional<String> allowed(String path) {
        return Contract.PATHS.stream()
                .filter(one -> one.pattern().matcher(path).matches())
                .findFirst()
                .map(Path::allowed);
    }

    /** Those with the fewest parameters first, as OpenAPI matches them. */
    private static List<Path> paths() {
        try (InputStream contract = ServedContract.open()) {
            if (contract == null) {
                return List.of();
            }
            return new ObjectMapper(new YAMLFactory())
                    .readTree(contract).path("paths").properties().stream()
                            .map(path -> path(path.getKey(), path.getValue()))
                            .sorted(Comparator.comparingLong(Path::parameters))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String template, JsonNode described) {
        List<String> allowed = new ArrayList<>();
        METHODS.stream()
                .filter(described::has)
                .map(method -> method.toUpperCase(Locale.ROOT))
                .forEach(allowed::add);
        if (described.has("get")) {
            allowed.add(HttpMethod.HEAD);
        }
        allowed.add(HttpMethod.OPTIONS);
        String pattern = template.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+");
        long parameters = template.chars().filter(c -> c == '{').count();
        return new Path(Pattern.compile(pattern + "/?"), parameters, String.join(", ", allowed));
    }
}
