package org.grantsuite.allocation.register;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.grantsuite.allocation.bulk.CopyText;
import org.grantsuite.allocation.sheet.SheetFormat;
import org.grantsuite.allocation.sheet.SpooledFile;
import org.grantsuite.allocation.sheet.TitledRow;
import org.grantsuite.allocation.sheet.TitledRows;
import org.grantsuite.allocation.sheet.Titles;
import org.jspecify.annotations.Nullable;

/**
 * The care directory with filters, read row by row into the rows of a temporary table. It is judged before the database hears
 * of it, and rows go through the disk, so neither a file's size nor its faults weigh on memory or on a connection.
 */
final class RegisterFile implements AutoCloseable {
    /** Columns of the stage, in the order of {@link #write}. */
    static final String STAGE = """
            line int, location_id text, provider_id text, name text, provider_name text, registered_on date,
            dormant boolean, care_home boolean, beds int, nursing boolean, residential boolean, home_care boolean,
            supported_living boolean, hospice boolean, directorate text, authority_name text, authority_key text,
            postcode text, uprn text, brand_id text, brand_name text, company_number text, charity_number text,
            dual boolean, primary_id text, id_fit boolean, ons_code text, ons_found text""";

    private static final Pattern REGULATORS_ID = Pattern.compile("1-[0-9]{1,15}");
    /** What the health service numbers itself: in the directory, but none of the regulator's ids. */
    private static final Pattern OTHER_ID = Pattern.compile("[A-Z0-9]{3,40}");

    private static final Titles TITLES = titles();
    private static final int BATCH = 2_000;

    private final Path path;
    private final Writer out;
    private final CopyText rows = new CopyText();
    private final AuthorityNames names;
    private final LocalDate publishedOn;
    private int count;

    private RegisterFile(AuthorityNames names, LocalDate publishedOn) throws IOException {
        this.path = Files.createTempFile("register-", ".copy");
        this.out = new BufferedWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
        this.names = names;
        this.publishedOn = publishedOn;
    }

    private static Titles titles() {
        Map<String, List<String>> titles = new LinkedHashMap<>();
        titles.put("location", List.of("Location ID"));
        titles.put("registered", List.of("Location HSCA start date"));
        titles.put("dormant", List.of("Dormant (Y/N)", "Dormant"));
        titles.put("careHome", List.of("Care home?"));
        titles.put("name", List.of("Location Name"));
        titles.put("beds", List.of("Care homes beds", "Care home beds"));
        titles.put("directorate", List.of("Location Inspection Directorate"));
        titles.put("category", List.of("Location Primary Inspection Category"));
        titles.put("authority", List.of("Location Local Authority"));
        titles.put("postcode", List.of("Location Postal Code", "Location Postcode"));
        titles.put("uprn", List.of("Location UPRN ID"));
        titles.put("brandId", List.of("Brand ID"));
        titles.put("brandName", List.of("Brand Name"));
        titles.put("company", List.of("Provider Companies House Number"));
        titles.put("charity", List.of("Provider Charity Number"));
        titles.put("provider", List.of("Provider ID"));
        titles.put("providerName", List.of("Provider Name"));
        titles.put("nursing", List.of("Service type - Care home service with nursing"));
        titles.put("residential", List.of("Service type - Care home service without nursing"));
        titles.put("homeCare", List.of("Service type - Domiciliary care service"));
        titles.put("supportedLiving", List.of("Service type - Supported living service"));
        titles.put("hospice", List.of("Service type - Hospice services"));
        titles.put("dual", List.of("Location Dual Registered"));
        titles.put("primary", List.of("Primary ID (Dual registration locations)"));
        return new Titles(
                titles,
                Set.of(
                        "location",
                        "dormant",
                        "careHome",
                        "name",
                        "beds",
                        "authority",
                        "provider",
                        "providerName",
                        "nursing",
                        "residential",
                        "homeCare"));
    }

    static RegisterFile read(SpooledFile file, SheetFormat format, AuthorityNames names, LocalDate publishedOn) {
        RegisterFile register;
        try {
            register = new RegisterFile(names, publishedOn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            register.count = TitledRows.read(file, format, TITLES, register::write);
            register.drain();
            register.out.close();
            return register;
        } catch (IOException e) {
            register.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            register.close();
            throw e;
        }
    }

    int rows() {
        return count;
    }

    Reader copyText() throws IOException {
        return Files.newBufferedReader(path, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(TitledRow row) {
        String location = row.text("location");
        String provider = row.text("provider");
        boolean idFit = idFit(row, "location", location) & idFit(row, "provider", provider);
        String authority = row.find("authority");
        String key = authority == null ? "" : AuthorityNames.key(authority);
        rows.value(row.line())
                .value(location)
                .value(provider)
                .value(row.text("name"))
                .value(row.text("providerName"))
                .value(row.date("registered"))
                .value(row.flag("dormant", false))
                .value(row.flag("careHome", false))
                .value(row.count("beds"))
                .value(row.flag("nursing", true))
                .value(row.flag("residential", true))
                .value(row.flag("homeCare", true))
                .value(row.flag("supportedLiving", true))
                .value(row.flag("hospice", true) || isHospice(row.find("category")))
                .value(row.find("directorate"))
                .value(authority)
                .value(key);
        writeRest(row, location, idFit);
        rows.value(null).value(names.find(key, publishedOn).orElse(null)).endRow();
        if (rows.rows() % BATCH == 0) {
            drain();
        }
    }

    private void writeRest(TitledRow row, String location, boolean idFit) {
        String primary = row.find("primary");
        rows.value(postcode(row.find("postcode")))
                .value(row.find("uprn"))
                .value(row.find("brandId"))
                .value(row.find("brandName"))
                .value(row.find("company"))
                .value(row.find("charity"))
                .value(isDual(row.find("dual")) || primary != null)
                .value(primary)
                .value(idFit);
    }

    private static boolean idFit(TitledRow row, String key, String id) {
        if (REGULATORS_ID.matcher(id).matches()) {
            return true;
        }
        if (!id.isEmpty() && !OTHER_ID.matcher(id).matches()) {
            row.fault(
                    key,
                    "an id such as 1-101639290 is needed, not '" + id.substring(0, Math.min(40, id.length())) + "'");
        }
        return false;
    }

    private static boolean isDual(@Nullable String text) {
        return text != null && !text.equalsIgnoreCase("N");
    }

    private static boolean isHospice(@Nullable String category) {
        return category != null && category.toLowerCase(java.util.Locale.ROOT).contains("hospice");
    }

    private static @Nullable String postcode(@Nullable String text) {
        return text == null
                ? null
                : text.toUpperCase(java.util.Locale.ROOT)
                        .replaceAll("\\s+", " ")
                        .strip();
    }

    private void drain() {
        try {
            rows.drainTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
