package org.grantsuite.grant.warning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Keeps the warnings of a record with it, so that a later reader sees what its author was told. */
@Converter
public class WarningsColumn implements AttributeConverter<List<Warning>, String> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<List<Warning>> TYPE = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<Warning> warnings) {
        try {
            return MAPPER.writeValueAsString(warnings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("warnings are plain text and always writable", e);
        }
    }

    @Override
    public List<Warning> convertToEntityAttribute(String column) {
        try {
            return MAPPER.readValue(column, TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored warning cannot be read", e);
        }
    }
}
