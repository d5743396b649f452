package org.grantsuite.allocation.register;

import jakarta.enterprise.context.ApplicationScoped;
import org.grantsuite.allocation.api.model.DerivedDrivers;
import org.grantsuite.allocation.api.model.RegisterChange;
import org.grantsuite.allocation.api.model.RegisterChangeKind;
import org.grantsuite.allocation.api.model.RegisterError;
import org.grantsuite.allocation.api.model.RegisterErrorKind;
import org.grantsuite.allocation.api.model.RegisterErrorStatus;
import org.grantsuite.allocation.api.model.RegisterLocation;
import org.grantsuite.allocation.api.model.RegisterScope;
import org.grantsuite.allocation.api.model.RegisterSnapshot;
import org.grantsuite.allocation.api.model.VerdictCount;
import org.grantsuite.allocation.register.domain.PlacedLocation;
import org.grantsuite.allocation.snapshot.SnapshotViews;
import org.grantsuite.allocation.stamp.Stamps;
import org.jspecify.annotations.Nullable;

/** The register as the contract shows it. */
@ApplicationScoped
class RegisterViews {
    private final Stamps stamps;
    private final SnapshotViews snapshots;

    RegisterViews(Stamps stamps, SnapshotViews snapshots) {
        this.stamps = stamps;
        this.snapshots = snapshots;
    }

    RegisterSnapshot of(RegisterHead head) {
        return new RegisterSnapshot()
                .id(head.id())
                .label(head.label())
                .source(head.source())
                .publishedOn(head.publishedOn())
                .scope(RegisterScope.fromString(head.scope()))
                .format(RegisterSnapshot.FormatEnum.fromString(head.format()))
                .contentHash(head.contentHash())
                .rows(head.rows())
                .kept(head.kept())
                .outside(head.outside())
                .unplaced(head.unplaced())
                .applied(head.applied())
                .noLongerListed(head.unlisted())
                .madeUp(head.madeUp())
                .importedBy(head.importedBy())
                .recordedAt(head.recordedAt());
    }

    RegisterLocation of(RegisterLocations.Listed listed) {
        PlacedLocation placed = listed.placed();
        return new RegisterLocation()
                .locationId(placed.locationId())
                .name(listed.name())
                .providerId(placed.providerId())
                .providerName(listed.providerName())
                .careHome(placed.careHome())
                .dormant(placed.dormant())
                .beds(placed.beds())
                .nursing(placed.nursing())
                .residential(placed.residential())
                .homeCare(listed.homeCare())
                .supportedLiving(listed.supportedLiving())
                .directorate(listed.directorate())
                .registeredOn(listed.registeredOn())
                .authorityName(listed.authorityName())
                .localAuthorityCode(placed.onsCode())
                .postcode(listed.postcode())
                .brandName(listed.brandName())
                .companyNumber(listed.companyNumber())
                .dualRegistrationPrimaryId(listed.primaryId())
                .verdict(placed.verdict(stamps.council()))
                .line(listed.line());
    }

    static RegisterChange of(RegisterChanges.Change change) {
        return new RegisterChange()
                .kind(RegisterChangeKind.fromString(change.kind()))
                .locationId(change.locationId())
                .name(change.name())
                .before(change.before())
                .after(change.after())
                .successorLocationId(change.successorId())
                .matchedBy(
                        change.matchedBy() == null
                                ? null
                                : RegisterChange.MatchedByEnum.fromString(change.matchedBy()));
    }

    DerivedDrivers of(RegisterDrivers.Derived derived) {
        return new DerivedDrivers()
                .snapshot(snapshots.of(derived.head()))
                .verdicts(derived.verdicts().entrySet().stream()
                        .map(entry -> new VerdictCount()
                                .verdict(entry.getKey())
                                .locations(entry.getValue().locations())
                                .beds(entry.getValue().beds()))
                        .toList())
                .warnings(derived.warnings());
    }

    static RegisterError of(RegisterErrors.Held held) {
        return new RegisterError()
                .id(held.id())
                .kind(RegisterErrorKind.fromString(held.kind()))
                .status(RegisterErrorStatus.fromString(held.status()))
                .importId(held.importId())
                .line(held.line())
                .locationId(held.locationId())
                .name(held.name())
                .authorityName(held.authorityName())
                .message(held.message())
                .resolution(resolution(held.resolution()))
                .resolvedTo(held.resolvedTo())
                .reason(held.reason())
                .resolvedBy(held.resolvedBy())
                .resolvedAt(held.resolvedAt())
                .recordedAt(held.recordedAt());
    }

    private static RegisterError.@Nullable ResolutionEnum resolution(@Nullable String text) {
        return text == null ? null : RegisterError.ResolutionEnum.fromString(text);
    }
}
