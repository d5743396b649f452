package org.grantsuite.reporting.departmentreturn.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.departmentreturn.ReturnJson;
import org.grantsuite.reporting.departmentreturn.domain.Certificate;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.departmentreturn.domain.Signature;

/** The certificate as a tagged PDF, made once, when the last signature stands, and kept. */
@ApplicationScoped
public class CertificateFiles {

    private final ReturnJson json;
    private final BusinessClock clock;
    private final Jdbc jdbc;

    CertificateFiles(ReturnJson json, BusinessClock clock, Jdbc jdbc) {
        this.json = json;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** @param roles names of the roles by code */
    public void produce(DepartmentReturn about, Certificate certificate, Map<String, String> roles, Instant at) {
        byte[] content = pages(about, certificate, roles).bytes();
        jdbc.update(
                """
                insert into certificate_file (certificate_id, council_code, file_name, file_hash, content, produced_at)
                values (?, ?, ?, ?, ?, ?)\
                """,
                certificate.id(),
                about.councilCode(),
                ReturnFiles.name(about, "certificate.pdf"),
                Sha256.hex(content),
                content,
                at.atOffset(ZoneOffset.UTC));
    }

    @Transactional
    public Optional<StoredFile> find(UUID certificateId) {
        return jdbc.find(
                "select file_name, file_hash, content from certificate_file where certificate_id = ?",
                row -> new StoredFile(row.getString(1), row.getString(2), row.getBytes(3)),
                certificateId);
    }

    private PdfPages pages(DepartmentReturn about, Certificate certificate, Map<String, String> roles) {
        var exceptions = json.inputs(about).exceptions();
        var pages = new PdfPages("Certificate: " + about.grant().grantName() + ", "
                        + about.point().label())
                .facts(facts(about, certificate))
                .heading("Statement")
                .paragraph(certificate.statement())
                .heading("Exceptions")
                .paragraph(exceptions == null ? "None." : exceptions)
                .heading("Signatures");
        certificate.signatures().forEach(signature -> pages.facts(signed(signature, roles)));
        return pages;
    }

    private static List<List<String>> facts(DepartmentReturn about, Certificate certificate) {
        var totals = certificate.totals();
        return List.of(
                List.of("Council", about.councilCode()),
                List.of("Determination", about.grant().determinationNumber()),
                List.of(
                        "Scheme edition",
                        about.grant().schemeCode() + " " + about.grant().edition()),
                List.of(
                        "Period",
                        about.point().periodFrom() + " to " + about.point().periodTo()),
                List.of("Version", Integer.toString(about.revision())),
                List.of("Instalments received", pounds(totals.instalmentsReceivedPence())),
                List.of("Certified spend", pounds(totals.certifiedSpendPence())),
                List.of("Unspent", pounds(totals.unspentPence())),
                List.of("Misspent", pounds(totals.misspentPence())),
                List.of("Content hash of the return (SHA-256)", certificate.contentHash()));
    }

    private List<List<String>> signed(Signature signature, Map<String, String> roles) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Signed by", signature.signedBy()));
        rows.add(List.of("As", roles.getOrDefault(signature.role(), signature.role())));
        signature.actingFor().ifPresent(holder -> rows.add(List.of("In the place of", holder)));
        signature.authority().ifPresent(reference -> rows.add(List.of("Authority", reference)));
        rows.add(List.of("At", signature.signedAt().atZone(clock.zone()).toString()));
        rows.add(List.of("Words", signature.statement()));
        return rows;
    }

    private static String pounds(long pence) {
        return "£" + Money.ofPence(pence).amount();
    }
}
