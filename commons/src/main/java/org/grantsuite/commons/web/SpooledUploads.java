package org.grantsuite.commons.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

/** Removes what {@link BodyGuard} spooled, also where the request never came to its operation. */
@Provider
public class SpooledUploads implements ContainerResponseFilter {

    static final String PROPERTY = "org.grantsuite.upload";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (request.getProperty(PROPERTY) instanceof File file) {
            Files.deleteIfExists(file.toPath());
        }
    }
}
