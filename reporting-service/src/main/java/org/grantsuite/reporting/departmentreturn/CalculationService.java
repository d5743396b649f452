package org.grantsuite.reporting.departmentreturn;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.reporting.allocationclient.AllocationGateway;
import org.grantsuite.reporting.calculation.Cell;
import org.grantsuite.reporting.calculation.PreviousPoint;
import org.grantsuite.reporting.calculation.ProviderAward;
import org.grantsuite.reporting.calculation.Rates;
import org.grantsuite.reporting.calculation.ReturnFacts;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.departmentreturn.domain.ReturnContent;
import org.grantsuite.reporting.departmentreturn.domain.Totals;
import org.grantsuite.reporting.edition.SchemeEdition;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.grantsuite.reporting.grantclient.GrantSummary;
import org.grantsuite.reporting.obligation.CompletenessService;
import org.grantsuite.reporting.providerreturn.ProviderReturnService;
import org.jspecify.annotations.Nullable;

/** Reads the facts of a return where they are kept, and works it out. */
@ApplicationScoped
class CalculationService {

    private final RulingReader rulings;
    private final GrantGateway grants;
    private final AllocationGateway allocation;
    private final ProviderReturnService providerReturns;
    private final CompletenessService completeness;
    private final DepartmentReturnRepository repository;
    private final ReturnJson json;

    CalculationService(
            RulingReader rulings,
            GrantGateway grants,
            AllocationGateway allocation,
            ProviderReturnService providerReturns,
            CompletenessService completeness,
            DepartmentReturnRepository repository,
            ReturnJson json) {
        this.rulings = rulings;
        this.grants = grants;
        this.allocation = allocation;
        this.providerReturns = providerReturns;
        this.completeness = completeness;
        this.repository = repository;
        this.json = json;
    }

    /** The rules of a day; see {@link RulingReader}. */
    RulingReader rulings() {
        return rulings;
    }

    GrantSummary grant(UUID grantId) {
        return grants.grant(grantId);
    }

    SchemeEdition edition(String schemeCode, String edition) {
        return grants.edition(schemeCode, edition);
    }

    ReturnTemplate template(DepartmentReturn of) {
        var on = of.grant().editionOn();
        return RulingReader.template(
                        edition(of.grant().schemeCode(), of.grant().edition()),
                        of.point().code())
                .judgedOn(on == null ? of.point().dueOn() : on);
    }

    Calculation calculate(DepartmentReturn of) {
        return calculate(grant(of.grant().grantId()), template(of), json.inputs(of));
    }

    Calculation calculate(GrantSummary grant, ReturnTemplate template, StatedInputs inputs) {
        var to = template.period().to();
        var facts = new ReturnFacts(
                grant.allocationPence(),
                grants.underwrittenPence(grant.id(), to),
                grants.transfers(grant.id(), to),
                grants.directSpend(grant.id(), to),
                allocation.payments(grant.id(), to),
                awards(grant.id()),
                providerReturns.acceptedFigures(grant.id(), template.reportingPoint()),
                inputs.toCalculation(),
                earlierCells(grant.id(), template),
                previous(grant.id(), template),
                template.isOfArea()
                        ? completeness
                                .coverage(grant.id(), template.reportingPoint())
                                .orElse(null)
                        : null);
        return Calculation.of(template, facts);
    }

    private List<ProviderAward> awards(UUID grantId) {
        return allocation.awards(grantId).stream()
                .map(award -> new ProviderAward(award.providerId(), award.offeredOn(), award.acceptedOn()))
                .toList();
    }

    ReturnContent content(Calculation calculation) {
        var figures = calculation.figures();
        return new ReturnContent(
                calculation.facts().allocationPence(),
                calculation.facts().underwrittenPence(),
                Totals.of(figures.totals()),
                json.write(figures.cells()),
                json.write(figures.missing()),
                json.write(Rates.of(calculation.template(), figures.cells())));
    }

    /** What was submitted for the point the edition compares this one with; only cells that stand for themselves. */
    private Map<String, String> earlierCells(UUID grantId, ReturnTemplate template) {
        var comparedWith = template.earlierPoint();
        if (comparedWith == null) {
            return Map.of();
        }
        return repository
                .submitted(grantId, comparedWith)
                .map(earlier -> json.cells(earlier).stream()
                        .filter(cell -> cell.key().isEmpty() && cell.value() != null)
                        .collect(Collectors.toMap(Cell::code, cell -> String.valueOf(cell.value()))))
                .orElse(Map.of());
    }

    /** What stood on the eve of the point's window, out of the facts of the point that ended then, if that was sent. */
    private @Nullable PreviousPoint previous(UUID grantId, ReturnTemplate template) {
        var code = template.form().precededBy();
        if (code == null) {
            return null;
        }
        return repository
                .submitted(grantId, code)
                .map(earlier -> PreviousPoint.of(
                        code,
                        providerReturns.acceptedFigures(grantId, code),
                        json.inputs(earlier).outputs()))
                .orElse(null);
    }
}
