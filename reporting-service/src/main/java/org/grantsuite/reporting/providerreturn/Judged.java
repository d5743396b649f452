package org.grantsuite.reporting.providerreturn;

import java.util.List;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.grantsuite.reporting.providerreturn.domain.ReturnFault;
import org.grantsuite.reporting.providerreturn.domain.ReturnVersion;

/** A statement nothing refuses, and what about it is worth a look. */
record Judged(ProviderStatement statement, List<ReturnFault> findings, ReturnVersion version) {}
