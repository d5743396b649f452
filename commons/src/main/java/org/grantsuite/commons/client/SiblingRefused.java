package org.grantsuite.commons.client;

/** A sibling service said no (4xx), in its own words. */
public final class SiblingRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String body;

    /** @param body the problem document as it came */
    public SiblingRefused(int status, String code, String detail, String body) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String body() {
        return body;
    }
}
