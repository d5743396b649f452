package org.grantsuite.reporting.providerreturn;

import org.grantsuite.reporting.providerreturn.domain.ProviderReturnImport;

/** A file that was taken, and what became of its returns. */
public record ImportSummary(ProviderReturnImport file, int received, int accepted, int rejected, long spentPence) {}
