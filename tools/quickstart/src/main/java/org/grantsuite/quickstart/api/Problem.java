package org.grantsuite.quickstart.api;

import com.fasterxml.jackson.databind.JsonNode;

/** A refusal the story expected. */
public record Problem(int status, String code, String detail, JsonNode violations) {}
