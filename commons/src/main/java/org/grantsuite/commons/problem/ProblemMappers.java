package org.grantsuite.commons.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.grantsuite.commons.jdbc.DatabaseFault;
import org.grantsuite.commons.web.Correlation;
import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one place where an exception becomes problem+json (RFC 9457), closing what the library leaves open. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @ServerExceptionMapper(priority = 1)
    public Response refusal(Refusal refusal) {
        LOG.infof("refused %s: %s", refusal.code().name(), refusal.getMessage());
        var problem = start(refusal.code(), String.valueOf(refusal.getMessage()));
        refusal.extensions().forEach(problem::with);
        if (!refusal.violations().isEmpty()) {
            problem.with("violations", refusal.violations());
        }
        return problem.build().toResponse();
    }

    @ServerExceptionMapper(priority = 1)
    public Response unauthenticated(AuthenticationFailedException e) {
        LOG.infof("token refused: %s", reason(e));
        return unauthorized("The bearer token is not valid here: check its issuer, audience, signature and expiry");
    }

    @ServerExceptionMapper(priority = 1)
    public Response anonymous(UnauthorizedException e) {
        return unauthorized("Send a bearer token in the Authorization header");
    }

    /** Signing in was not completed; what the library says of it holds claims. */
    @ServerExceptionMapper(priority = 1)
    public Response notSignedIn(AuthenticationCompletionException e) {
        LOG.info("signing in was not completed");
        return unauthorized("Signing in was not completed: the identity provider's tokens are not valid here");
    }

    /** What the library found wrong, without the token it found it in: a log is no place for claims. */
    private static String reason(AuthenticationFailedException e) {
        String said = String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        Matcher details = Pattern.compile("\\[\\d+] [A-Za-z ]+").matcher(said);
        return details.find() ? details.group() : "not a token of our issuer";
    }

    private static Response unauthorized(String detail) {
        return start(RequestProblem.NOT_AUTHENTICATED, detail)
                .withHeader("WWW-Authenticate", "Bearer")
                .build()
                .toResponse();
    }

    @ServerExceptionMapper(priority = 1)
    public Response unknownField(UnrecognizedPropertyException e) {
        return field(RequestProblem.FIELD_UNKNOWN, e, "remove it, or check its spelling");
    }

    @ServerExceptionMapper(priority = 1)
    public Response wrongValue(ValueInstantiationException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return field(RequestProblem.FIELD_INVALID, e, String.valueOf(cause.getMessage()));
    }

    @ServerExceptionMapper(priority = 1)
    public Response wrongFormat(InvalidFormatException e) {
        return field(RequestProblem.FIELD_TYPE_WRONG, e, "expected " + expected(e.getTargetType()));
    }

    @ServerExceptionMapper(priority = 1)
    public Response wrongType(MismatchedInputException e) {
        if (String.valueOf(e.getOriginalMessage()).startsWith("Trailing token")) {
            return malformed(e);
        }
        return field(RequestProblem.FIELD_TYPE_WRONG, e, "expected " + expected(e.getTargetType()));
    }

    @ServerExceptionMapper(priority = 1)
    public Response malformed(JsonProcessingException e) {
        // A creator of ours may have refused the value: then the cause says why, in our words.
        if (e instanceof JsonMappingException mapping && mapping.getCause() instanceof IllegalArgumentException cause) {
            return field(RequestProblem.FIELD_INVALID, mapping, String.valueOf(cause.getMessage()));
        }
        var place = e.getLocation();
        var where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return start(RequestProblem.BODY_MALFORMED, "The body is not well-formed JSON" + where)
                .build()
                .toResponse();
    }

    @ServerExceptionMapper(priority = 1)
    public Response notText(CharConversionException e) {
        return start(RequestProblem.BODY_NOT_TEXT, "The body must be UTF-8 text")
                .build()
                .toResponse();
    }

    /** JAX-RS answers 404 also where a query parameter cannot be read; that is the caller's slip, not a missing thing. */
    @ServerExceptionMapper(priority = 1)
    public Response notFound(NotFoundException e, UriInfo uri) {
        boolean unreadable = e.getCause() != null && !uri.getQueryParameters().isEmpty();
        if (unreadable && uri.getPathParameters().entrySet().stream().allMatch(ProblemMappers::readable)) {
            var names = String.join(", ", uri.getQueryParameters().keySet());
            return start(RequestProblem.PARAMETER_INVALID, "A query parameter cannot be read; look at " + names)
                    .build()
                    .toResponse();
        }
        return start(RequestProblem.NOT_FOUND, "Nothing is at this address")
                .build()
                .toResponse();
    }

    private static boolean readable(Map.Entry<String, List<String>> pathParameter) {
        return !pathParameter.getKey().toLowerCase(Locale.ROOT).endsWith("id")
                || pathParameter.getValue().stream()
                        .allMatch(value -> UUID_TEXT.matcher(value).matches());
    }

    /** Sums are exact and never wrap round: figures within their limits one by one may still be too large together. */
    @ServerExceptionMapper(priority = 1)
    public Response tooLarge(ArithmeticException e) {
        LOG.warn("figures beyond what can be worked with", e);
        return start(
                        RequestProblem.FIGURES_TOO_LARGE,
                        "What the figures of the request come to is too large to work with; look for one with too many digits")
                .build()
                .toResponse();
    }

    @ServerExceptionMapper(priority = 1)
    public Response stale(OptimisticLockException e) {
        return start(RequestProblem.CONFLICT, "It was changed at the same moment; read it again and repeat")
                .build()
                .toResponse();
    }

    @ServerExceptionMapper(priority = 1)
    public Response database(JDBCException e) {
        return database(
                e.getSQLException(), e instanceof ConstraintViolationException c ? c.getConstraintName() : null);
    }

    @ServerExceptionMapper(priority = 1)
    public Response database(DatabaseFault e) {
        return database(e.sqlException(), null);
    }

    @ServerExceptionMapper(priority = 1)
    public Response transaction(QuarkusTransactionException e) {
        return ended(e);
    }

    /** What a commit says at the end of a method comes wrapped: no method of ours declares it. */
    @ServerExceptionMapper(priority = 1)
    public Response undeclared(ArcUndeclaredThrowableException e) {
        if (e.getCause() instanceof RollbackException rollback) {
            return ended(rollback);
        }
        LOG.error("a fault no method declares", e);
        return internal();
    }

    /** A transaction that could not begin or commit: the reason stands below it, or beside what stands below. */
    private Response ended(Exception e) {
        for (Throwable one : withAllBelow(e, new ArrayList<>())) {
            if (one instanceof JDBCException jdbc) {
                return database(jdbc);
            }
            if (one instanceof SQLException sql) {
                return database(sql, null);
            }
            if (one instanceof OptimisticLockException stale) {
                return stale(stale);
            }
        }
        return database(new SQLException(e), null);
    }

    private static List<Throwable> withAllBelow(@Nullable Throwable e, List<Throwable> found) {
        if (e != null && found.stream().noneMatch(one -> one == e)) {
            found.add(e);
            withAllBelow(e.getCause(), found);
            for (Throwable beside : e.getSuppressed()) {
                withAllBelow(beside, found);
            }
        }
        return found;
    }

    private static Response database(SQLException e, @Nullable String constraint) {
        String state = e.getSQLState();
        if ("23505".equals(state)) {
            LOG.infof("unique constraint %s refused a row", constraint);
            return start(
                            RequestProblem.CONFLICT,
                            "It exists already" + (constraint == null ? "" : " (" + constraint + ")"))
                    .build()
                    .toResponse();
        }
        if (e.getCause() instanceof TimeoutException || passes(state)) {
            LOG.warnf("database busy or gone: %s", state == null ? e : state);
            return start(RequestProblem.BUSY, "The database did not answer in time; try again")
                    .withHeader("Retry-After", 1)
                    .build()
                    .toResponse();
        }
        LOG.errorf(e, "database refused: %s", state);
        return internal();
    }

    private static Response internal() {
        return start(RequestProblem.INTERNAL, "The fault was logged under this correlation id")
                .build()
                .toResponse();
    }

    /**
     * Busy, stopping, starting, failing over (57P: by the server's hand; 25006: now read-only) or gone: it may be there in a moment.
     * Without a state it is the pool that speaks: of a transaction whose time was over, of a connection it could not give.
     */
    private static boolean passes(@Nullable String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("57P")
                || List.of("25006", "40001", "40P01", "55P03", "57014").contains(state);
    }

    private static Response field(ProblemCode code, JsonMappingException e, String message) {
        var path = path(e);
        return start(code, path.isEmpty() ? message : path + ": " + message)
                .with("violations", List.of(Violation.of(path, message)))
                .build()
                .toResponse();
    }

    static HttpProblem.Builder start(ProblemCode code, String detail) {
        return HttpProblem.builder()
                .withStatus(code.status())
                .withTitle(code.title())
                .withDetail(detail)
                .with("code", code.name())
                .with("correlationId", Correlation.current());
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** Words for a JSON author; Java class names stay inside. */
    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return "one of " + java.util.Arrays.toString(type.getEnumConstants());
        }
        return switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
            case "string" -> "text";
            case "localdate" -> "a date such as 2021-11-30";
            case "offsetdatetime", "instant" -> "a moment such as 2022-01-12T10:15:00Z";
            case "uuid" -> "a UUID";
            case "integer", "int", "long" -> "a whole number";
            case "boolean" -> "true or false";
            case "list", "arraylist", "set" -> "an array";
            default -> "an object of the contract's shape";
        };
    }
}
