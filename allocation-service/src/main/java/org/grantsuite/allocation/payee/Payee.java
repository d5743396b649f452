package org.grantsuite.allocation.payee;

import java.time.LocalDate;
import java.util.UUID;

/**
 * To whom a provider's money goes as of a day.
 *
 * @param id of the payee, the same through all its versions
 * @param versionId of the change that stands
 * @param site of the supplier in the finance system, empty where it has none
 * @param verified whether somebody other than the maker verified this very version (R30)
 * @param fingerprint differs as soon as another version stands, even one that says the same again
 */
public record Payee(
        UUID id,
        String providerId,
        UUID versionId,
        int version,
        String supplierNumber,
        String site,
        LocalDate validFrom,
        boolean verified,
        boolean bankDetailsHeld,
        String fingerprint) {}
