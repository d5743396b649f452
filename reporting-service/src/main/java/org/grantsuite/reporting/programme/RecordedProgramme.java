package org.grantsuite.reporting.programme;

import org.grantsuite.reporting.programme.domain.ProgrammeSheet;

/** A version with its document. */
public record RecordedProgramme(ProgrammeVersion version, ProgrammeSheet document) {}
