package org.grantsuite.commons.problem;

/** What can be wrong with any request, whatever it asks for. */
public enum RequestProblem implements ProblemCode {
    BODY_MISSING(400, "A body is needed"),
    BODY_MALFORMED(400, "The body cannot be read"),
    BODY_NOT_TEXT(400, "The body is not clean UTF-8 text"),
    FIELD_UNKNOWN(400, "The body has a field this operation does not know"),
    FIELD_TYPE_WRONG(400, "A field has the wrong type"),
    FIELD_INVALID(400, "A field breaks its rule"),
    PARAMETER_INVALID(400, "A parameter cannot be read"),
    AMOUNT_NOT_POSITIVE(400, "An amount must be more than zero"),
    CURSOR_INVALID(400, "The cursor does not belong to this list"),
    NOT_AUTHENTICATED(401, "A valid bearer token is needed"),
    ROLE_MISSING(403, "The token lacks a role this operation asks for"),
    COUNCIL_NOT_GRANTED(403, "The token does not grant this council"),
    NOT_FOUND(404, "There is no such thing here"),
    METHOD_NOT_ALLOWED(405, "The path does not take this method"),
    NOT_ACCEPTABLE(406, "The answer has no such form"),
    CURSOR_FROM_EARLIER_EPOCH(409, "The feed was restored since this cursor was given"),
    CURSOR_TOO_OLD(409, "Events behind this cursor are no longer kept"),
    CONFLICT(409, "Another request got there first"),
    VERSION_STALE(412, "It was changed since you read it"),
    BODY_TOO_LARGE(413, "The body is larger than allowed"),
    MEDIA_TYPE_UNSUPPORTED(415, "The body has the wrong media type"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    IMPORT_REFUSED(422, "The file has faults; nothing of it was stored"),
    FIGURES_TOO_LARGE(422, "The figures are too large to work with"),
    COUNCIL_NEEDED(422, "The token grants several councils; name one in X-Council-Code"),
    IF_MATCH_NEEDED(428, "Send If-Match with the ETag you read"),
    REFUSED(400, "The request was refused"),
    INTERNAL(500, "Something is wrong on our side"),
    BUSY(503, "The service is busy; try again"),
    SIBLING_UNAVAILABLE(503, "A sibling service does not answer; try again");

    private final int status;
    private final String title;

    RequestProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    static RequestProblem ofStatus(int status) {
        return switch (status) {
            case 401 -> NOT_AUTHENTICATED;
            case 403 -> ROLE_MISSING;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> VERSION_STALE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> MEDIA_TYPE_UNSUPPORTED;
            case 503 -> BUSY;
            default -> status >= 500 ? INTERNAL : REFUSED;
        };
    }
}
