package org.grantsuite.commons.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Violation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each request body before anything reads it: present, not too large, UTF-8, and without characters that JSON can
 * spell but PostgreSQL cannot store (NUL, half a surrogate pair). What passes can be stored as it was sent. An operation that
 * takes a stream or a file takes what may be binary and larger: it is counted as it is read, and judged by its reader.
 */
@Provider
public class BodyGuard implements ReaderInterceptor {
    private static final Logger LOG = Logger.getLogger(BodyGuard.class);
    private static final JsonFactory JSON = new JsonFactory();
    private final int maxBytes;
    private final long maxUploadBytes;

    BodyGuard(
            @ConfigProperty(name = "suite.limits.max-body-bytes") int maxBytes,
            @ConfigProperty(name = "suite.limits.max-upload-bytes") long maxUploadBytes) {
        this.maxBytes = maxBytes;
        this.maxUploadBytes = maxUploadBytes;
    }

    /** A file is no text and may be large: it is spooled as it comes, never held, and judged by whoever asked for it. */
    private static boolean isFile(ReaderInterceptorContext context) {
        return File.class.isAssignableFrom(context.getType());
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context)
            throws IOException, WebApplicationException {
        if (context.getType() == InputStream.class) {
            return UploadedBody.of(context.getInputStream(), maxUploadBytes);
        }
        if (isFile(context)) {
            return spool(context);
        }
        byte[] body = read(context.getInputStream());
        if (body.length == 0) {
            throw Refusal.of(RequestProblem.BODY_MISSING, "This operation needs a body");
        }
        requireText(body);
        boolean json = context.getMediaType() != null
                && context.getMediaType().getSubtype().endsWith("json");
        if (json) {
            requireStorable(body);
        }
        context.setInputStream(new ByteArrayInputStream(body));
        Object value = proceed(context);
        if (value == null && json) {
            throw Refusal.of(RequestProblem.BODY_MISSING, "The body must be an object, not null");
        }
        return value;
    }

    /** The file is gone when the request is answered, whatever the answer. */
    private File spool(ReaderInterceptorContext context) throws IOException {
        File file = File.createTempFile("upload-", ".part");
        context.setProperty(SpooledUploads.PROPERTY, file);
        try (OutputStream out = new FileOutputStream(file)) {
            new UploadedBody(context.getInputStream(), maxUploadBytes).transferTo(out);
        }
        return file;
    }

    /** Quarkus hides some reading errors in an empty 400; what Jackson said is inside, and ProblemMappers can tell it. */
    private static @Nullable Object proceed(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (WebApplicationException e) {
            if (e.getCause() instanceof JsonProcessingException said) {
                throw said;
            }
            throw e;
        }
    }

    /** Reads on past the limit before refusing, so that the caller has sent all and hears the answer. */
    private byte[] read(InputStream stream) throws IOException {
        byte[] body = stream.readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            stream.transferTo(OutputStream.nullOutputStream());
            throw Refusal.of(
                    RequestProblem.BODY_TOO_LARGE, "The body has more than " + maxBytes + " bytes; send it in parts");
        }
        return body;
    }

    private static void requireText(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            if (text.toString().indexOf('\0') >= 0) {
                throw Refusal.of(RequestProblem.BODY_NOT_TEXT, "The body holds a NUL character; remove it");
            }
        } catch (CharacterCodingException e) {
            int line = lineOfFault(body);
            throw Refusal.of(
                            RequestProblem.BODY_NOT_TEXT,
                            "The body is not valid UTF-8, first on line " + line
                                    + "; save the file as UTF-8 and send it again")
                    .violations(List.of(Violation.at(line, "", "this line is written in another encoding")));
        }
    }

    /** The line on which the first byte stands that no UTF-8 text holds. */
    private static int lineOfFault(byte[] body) {
        ByteBuffer in = ByteBuffer.wrap(body);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer out = CharBuffer.allocate(8_192);
        while (decoder.decode(in, out, true).isOverflow()) {
            out.clear();
        }
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += body[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    /** A well-formedness error is left to the reader proper, which answers with its place. */
    private static void requireStorable(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME)
                        && unstorable(parser.getText())) {
                    var place = parser.currentTokenLocation();
                    throw Refusal.of(
                                    RequestProblem.BODY_NOT_TEXT,
                                    "A text holds a NUL character or half a surrogate pair, at line "
                                            + place.getLineNr() + ", column " + place.getColumnNr())
                            .at(parser.getParsingContext().pathAsPointer().toString(), "remove the character");
                }
            }
        } catch (IOException e) {
            LOG.debug("left to the JSON reader", e);
        }
    }

    private static boolean unstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return true;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return true;
                }
            }
        }
        return false;
    }
}
