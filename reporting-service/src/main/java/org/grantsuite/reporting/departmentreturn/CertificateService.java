package org.grantsuite.reporting.departmentreturn;

import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.CERTIFICATE_DIFFERS;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.CERTIFICATE_INCOMPLETE;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.CERTIFICATE_NOT_ASKED_FOR;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.CERTIFICATE_UNKNOWN;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.CERTIFYING_ROLE_UNKNOWN;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.CONTENT_HASH_MISMATCH;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DEPARTMENT_RETURN_NOT_FROZEN;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.FINANCE_ROLE_MISSING;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.PERSON_ALREADY_SIGNED;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.PREPARER_MAY_NOT_CERTIFY;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.ROLE_ALREADY_SIGNED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.departmentreturn.document.CertificateFiles;
import org.grantsuite.reporting.departmentreturn.document.StoredFile;
import org.grantsuite.reporting.departmentreturn.domain.Certificate;
import org.grantsuite.reporting.departmentreturn.domain.CertificateStatus;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus;
import org.grantsuite.reporting.departmentreturn.domain.Signature;
import org.grantsuite.reporting.edition.Certification;
import org.grantsuite.reporting.grantclient.GrantGateway.Mandate;

/** Certificates: by the roles of the edition, none of them the preparer's, over the hash of what was frozen (R37). */
@ApplicationScoped
@Transactional
public class CertificateService {

    private final DepartmentReturnRepository returns;
    private final CertificateRepository certificates;
    private final CalculationService calculations;
    private final CertificateFiles files;
    private final ReturnJson json;
    private final Desk desk;

    CertificateService(
            DepartmentReturnRepository returns,
            CertificateRepository certificates,
            CalculationService calculations,
            CertificateFiles files,
            ReturnJson json,
            Desk desk) {
        this.returns = returns;
        this.certificates = certificates;
        this.calculations = calculations;
        this.files = files;
        this.json = json;
        this.desk = desk;
    }

    /** A certificate, and how many signatures make it whole. */
    public record Signed(Certificate certificate, int signaturesNeeded) {}

    /** What is signed: the role, the words, and the hash of the figures. */
    public record Signing(String roleCode, String statement, String hash) {}

    public Signed sign(UUID returnId, Optional<Mandate> asked, Signing signing) {
        var about = returns.lock(returnId);
        var certification = certification(about);
        var role = requireSignable(about, certification, signing.roleCode(), signing.hash());
        var person = desk.caller().subject();
        var certificate = inForce(about, certification, signing.hash());
        requireUnsigned(certificate, role.code(), person);
        var mandate = requireAsked(asked);
        certificate.sign(new Signature.Signing(
                desk.ids().next(),
                role.code(),
                role.finance(),
                person,
                signing.statement(),
                desk.clock().now(),
                under(mandate, person)));
        completeIfWhole(about, certificate, certification, mandate.peopleNeeded());
        desk.trail().tell("Signed", about, role.code());
        returns.flush();
        keepFile(about, certificate, certification);
        return new Signed(certificate, Math.max(mandate.peopleNeeded(), certification.signaturesNeeded()));
    }

    /**
     * Somebody who may sign will not, and says why: the return goes back to its preparers.
     *
     * @param declining its statement is the reason
     */
    public Signed decline(UUID returnId, Optional<Mandate> asked, Signing declining) {
        var about = returns.lock(returnId);
        var certification = certification(about);
        var role = requireSignable(about, certification, declining.roleCode(), declining.hash());
        var person = desk.caller().subject();
        var certificate = inForce(about, certification, declining.hash());
        requireUnsigned(certificate, role.code(), person);
        requireAsked(asked);
        certificate.decline(
                person, role.code(), declining.statement(), desk.clock().now());
        about.reopen();
        desk.trail().tell("CertificateDeclined", about, declining.statement());
        returns.flush();
        return new Signed(certificate, certification.signaturesNeeded());
    }

    private Certification.Role requireSignable(
            DepartmentReturn about, Certification certification, String roleCode, String hash) {
        Require.that(
                about.status() == DepartmentReturnStatus.FROZEN,
                () -> Refusal.of(DEPARTMENT_RETURN_NOT_FROZEN, "The return is " + about.status()));
        requireSigner(about, certification);
        var role = certification
                .role(roleCode)
                .orElseThrow(() -> Refusal.of(CERTIFYING_ROLE_UNKNOWN, roleCode + " is not a role of the edition")
                        .at(
                                "role",
                                "choose one of "
                                        + certification.roles().stream()
                                                .map(Certification.Role::code)
                                                .toList()));
        requireHash(about, hash);
        return role;
    }

    private Certificate inForce(DepartmentReturn about, Certification certification, String hash) {
        var certificate =
                certificates.inForce(about.id()).orElseGet(() -> open(about, hash, certification.statement()));
        Require.that(
                certificate.contentHash().equals(hash),
                () -> Refusal.of(
                        CERTIFICATE_DIFFERS,
                        "The certificate that was begun is about other figures; refresh the return, which voids it"));
        return certificate;
    }

    /** Without a mandate the return was not frozen when it was asked for, and was frozen just now. */
    private static Mandate requireAsked(Optional<Mandate> asked) {
        return asked.orElseThrow(
                () -> Refusal.of(DEPARTMENT_RETURN_NOT_FROZEN, "It was frozen just now; read it and try again"));
    }

    /** A deputy of the day stands in for the holder who is absent; grant-service said that the caller may. */
    private static Signature.Authority under(Mandate mandate, String person) {
        var holder = mandate.holder();
        return new Signature.Authority(
                mandate.id(), mandate.reference(), holder == null || holder.equals(person) ? null : holder);
    }

    private void keepFile(DepartmentReturn about, Certificate certificate, Certification certification) {
        if (certificate.status() == CertificateStatus.COMPLETE) {
            var roles = certification.roles().stream()
                    .collect(Collectors.toMap(Certification.Role::code, Certification.Role::label));
            files.produce(about, certificate, roles, desk.clock().now());
        }
    }

    /** The certificate that is whole, as it was written down with its last signature. */
    public StoredFile file(UUID returnId) {
        var certificate = latest(returnId).certificate();
        return files.find(certificate.id())
                .orElseThrow(() -> Refusal.of(
                        CERTIFICATE_INCOMPLETE,
                        "The certificate is " + certificate.status() + " and was never complete"));
    }

    public Signed latest(UUID returnId) {
        var about = returns.get(returnId);
        var certificate = certificates
                .latest(returnId)
                .orElseThrow(() -> Refusal.of(CERTIFICATE_UNKNOWN, "Nobody has signed the return yet"));
        return new Signed(certificate, certification(about).signaturesNeeded());
    }

    /** A change of the figures ends what was signed for the old ones, and shows the difference. */
    void voidFor(DepartmentReturn about, String reason) {
        certificates.inForce(about.id()).ifPresent(certificate -> {
            var difference = json.write(json.difference(about));
            certificate.voidBecause(reason, difference, desk.clock().now());
            desk.trail().tell("CertificateVoided", about, reason);
        });
    }

    private Certification certification(DepartmentReturn about) {
        Require.that(
                about.point().certificationRequired(),
                () -> Refusal.of(CERTIFICATE_NOT_ASKED_FOR, about.point().code() + " is sent without a certificate"));
        return calculations
                .edition(about.grant().schemeCode(), about.grant().edition())
                .certification()
                .orElseThrow(() -> Refusal.of(CERTIFICATE_NOT_ASKED_FOR, "The edition names no certifying roles"));
    }

    private void requireSigner(DepartmentReturn about, Certification certification) {
        // a service may never certify, whatever else its token says (DESIGN 7)
        Require.that(
                !desk.caller().isService(),
                () -> Refusal.of(RequestProblem.ROLE_MISSING, "A service may not certify; a person has to"));
        var person = desk.caller().subject();
        Require.that(
                certification.preparerMaySign() || !about.isPreparedBy(person),
                () -> Refusal.of(
                        PREPARER_MAY_NOT_CERTIFY, person + " prepared this return; another person has to certify it"));
    }

    private static void requireHash(DepartmentReturn about, String hash) {
        Require.that(
                about.contentHash().map(hash::equals).orElse(false),
                () -> Refusal.of(CONTENT_HASH_MISMATCH, "Read the frozen return again; its hash is another")
                        .at("contentHash", "it is not the hash of the frozen return"));
    }

    private static void requireUnsigned(Certificate certificate, String role, String person) {
        Require.that(
                !certificate.rolesSigned().contains(role),
                () -> Refusal.of(ROLE_ALREADY_SIGNED, role + " has signed already"));
        Require.that(
                !certificate.isSignedBy(person),
                () -> Refusal.of(PERSON_ALREADY_SIGNED, person + " has signed already, in another role"));
    }

    private Certificate open(DepartmentReturn about, String hash, String statement) {
        var certificate = new Certificate(
                desk.ids().next(), about, hash, statement, desk.clock().now());
        certificates.persist(certificate);
        return certificate;
    }

    /** @param people how many the authority asks for, where that is more than the edition does */
    private static void completeIfWhole(
            DepartmentReturn about, Certificate certificate, Certification certification, int people) {
        int needed = Math.max(people, certification.signaturesNeeded());
        boolean all = certificate.rolesSigned().containsAll(certification.requiredRoles())
                && certificate.signatures().size() >= needed;
        if (!all) {
            return;
        }
        Require.that(
                certificate.financeSignatures() >= certification.minimumFinanceRoles(),
                () -> Refusal.of(
                        FINANCE_ROLE_MISSING,
                        "This signature would complete the certificate without " + certification.minimumFinanceRoles()
                                + " finance role(s)"));
        certificate.complete();
        about.certify();
    }
}
