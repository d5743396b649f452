package org.grantsuite.grant.posting.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Codes by segment as they lie in a column. */
@ApplicationScoped
public class SegmentsJson {
    private static final TypeReference<TreeMap<String, String>> TYPE = new TypeReference<>() {};
    private final ObjectMapper mapper;

    SegmentsJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(SortedMap<String, String> segments) {
        try {
            return mapper.writeValueAsString(segments);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    SortedMap<String, String> read(String json) {
        try {
            return mapper.readValue(json, TYPE);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
