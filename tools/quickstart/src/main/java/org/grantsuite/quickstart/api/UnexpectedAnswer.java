package org.grantsuite.quickstart.api;

/** A service answered what the story does not expect; the message carries call, status and body. */
public final class UnexpectedAnswer extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public UnexpectedAnswer(String message) {
        super(message);
    }
}
