package org.grantsuite.reporting.departmentreturn.document;

/** The exact bytes of a produced file, with their SHA-256. */
public record StoredFile(String name, String hash, byte[] content) {}
