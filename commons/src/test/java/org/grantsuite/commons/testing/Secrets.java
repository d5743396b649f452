package org.grantsuite.commons.testing;

import io.restassured.filter.Filter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Watches the whole suite for what must be in no log line and in no problem document: bearer tokens, webhook secrets, passwords,
 * private keys; in a problem document also the names of our classes, SQL and stack traces. The test whose exchange spilled it fails.
 */
public final class Secrets {
    private static final Pattern SECRET = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.eyJ"
            + "|whsec_[A-Za-z0-9+/=]{8,}"
            + "|-----BEGIN [A-Z ]*PRIVATE KEY"
            + "|(?i:bearer) [A-Za-z0-9_-]{20,}"
            + "|(?i:password|secret) ?= ?[^\\s,;\\]})]{3,}"
            + "|\"(?i:password|secret)\" ?: ?\"[^\"]");
    private static final Pattern INSIDE = Pattern.compile(
            "org\\.grantsuite|java\\.(lang|util|sql)\\.|\\bat [a-z.]+\\(|(?i)\\b(select|insert into|update|delete from) [a-z_]+ (from|set|where|\\()");
    private static final Queue<String> SPILT = new ConcurrentLinkedQueue<>();

    private Secrets() {}

    private static final class Watch extends Handler {
        @Override
        public void publish(LogRecord line) {
            String said = said(line);
            if (SECRET.matcher(said).find()) {
                SPILT.add(line.getLoggerName() + ": " + said);
            }
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // lives as long as the tests
        }
    }

    private static final class Holder {
        private static final Filter FILTER = watching();
    }

    private static Filter watching() {
        Watch watch = new Watch();
        watch.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(watch);
        return (request, response, context) -> {
            var answer = context.next(request, response);
            check(answer.statusCode() < 400 ? "" : answer.asString());
            return answer;
        };
    }

    /** Fails for a problem document or a log line, written since the last call, that holds what it must not. */
    static void check(String problem) {
        if (SECRET.matcher(problem).find() || INSIDE.matcher(problem).find()) {
            throw new AssertionError("a problem document spills: " + problem);
        }
        String line = SPILT.poll();
        if (line != null) {
            throw new AssertionError("a log line spills a secret: " + line);
        }
    }

    /** Installs the watch on the first call. */
    static Filter filter() {
        return Holder.FILTER;
    }

    private static String said(LogRecord line) {
        String message = line instanceof ExtLogRecord ext ? ext.getFormattedMessage() : line.getMessage();
        StringBuilder said = new StringBuilder(String.valueOf(message));
        for (Throwable cause = line.getThrown(); cause != null; cause = cause.getCause()) {
            said.append(' ').append(cause);
        }
        return said.toString();
    }
}
