package org.grantsuite.commons.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.erdtman.jcs.JsonCanonicalizer;

/** The one byte sequence of a JSON value (RFC 8785), so that a hash speaks of content and not of spacing or field order. */
@ApplicationScoped
public class CanonicalJson {
    private final ObjectMapper mapper;

    CanonicalJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Canonical UTF-8 bytes of any value Jackson can write. */
    public byte[] bytes(Object value) {
        try {
            // The library takes an object or an array; the standard any value: it is made the one item of an array and
            // taken out again.
            byte[] item = new JsonCanonicalizer("[" + mapper.writeValueAsString(value) + "]").getEncodedUTF8();
            return Arrays.copyOfRange(item, 1, item.length - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 over {@link #bytes}, lower-case hex. */
    public String sha256(Object value) {
        return Sha256.hex(bytes(value));
    }

    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
