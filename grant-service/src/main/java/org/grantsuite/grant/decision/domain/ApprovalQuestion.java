package org.grantsuite.grant.decision.domain;

import java.time.LocalDate;
import java.util.Set;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.decision.domain.Delegation.Subject;
import org.jspecify.annotations.Nullable;

/** Who may do this about this grant, these pots and this sum, on this day? */
public record ApprovalQuestion(
        ApprovalAction action,
        Subject grant,
        Set<String> potCodes,
        @Nullable Money amount,
        LocalDate on) {}
