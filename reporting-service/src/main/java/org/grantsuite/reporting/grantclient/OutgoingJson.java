package org.grantsuite.reporting.grantclient;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ext.ContextResolver;
import org.grantsuite.commons.client.SiblingJson;

/** As tolerant in reading as {@link SiblingJson}; what is absent is left out of what we send, never written as null. */
public class OutgoingJson implements ContextResolver<ObjectMapper> {

    private static final ObjectMapper MAPPER =
            new SiblingJson().getContext(Object.class).copy().setSerializationInclusion(JsonInclude.Include.NON_NULL);

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return MAPPER;
    }
}
