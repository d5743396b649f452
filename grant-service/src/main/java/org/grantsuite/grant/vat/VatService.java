package org.grantsuite.grant.vat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.vat.VatCode.Told;
import org.jspecify.annotations.Nullable;

/** The council's VAT codes: which part of the tax on a purchase is no grant expenditure. */
@ApplicationScoped
public class VatService {
    private final VatCodeRepository codes;
    private final Chronicle chronicle;

    VatService(VatCodeRepository codes, Chronicle chronicle) {
        this.codes = codes;
        this.chronicle = chronicle;
    }

    @Transactional
    public VatCode record(Told told) {
        if (codes.holds(told.code(), told.validFrom())) {
            throw Refusal.of(
                            VatProblem.VAT_CODE_RECORDED,
                            "Code " + told.code() + " is recorded from " + told.validFrom() + " on")
                    .at("validFrom", "record the change from another day");
        }
        var code = new VatCode(chronicle.stamp(), told);
        codes.persistAndFlush(code);
        chronicle.tell(Deed.of(
                "VatCodeRecorded",
                "vat-code",
                code.id(),
                "/v1/vat-codes",
                Map.of(
                        "code", code.code(),
                        "ratePercent", code.ratePercent(),
                        "recoverablePercent", code.recoverablePercent(),
                        "validFrom", code.validFrom())));
        return code;
    }

    /** The code as it stood on a day. */
    @Transactional
    public Optional<VatRate> rate(String code, LocalDate on) {
        return codes.inForce(code, on).map(VatCode::rate);
    }

    @Transactional
    public Page<VatCode> list(@Nullable String code, @Nullable String cursor, int limit) {
        return codes.page(code, cursor, limit);
    }
}
