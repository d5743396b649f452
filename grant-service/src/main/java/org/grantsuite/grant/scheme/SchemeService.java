package org.grantsuite.grant.scheme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.scheme.EditionDifference.Change;
import org.grantsuite.grant.scheme.domain.SchemeEdition;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.scheme.persistence.SchemeEditionRepository;
import org.jspecify.annotations.Nullable;

/** Takes scheme editions in and gives them out: a new fund is a document, never a release. */
@ApplicationScoped
public class SchemeService {
    private final SchemeEditionRepository editions;
    private final SchemeReader reader;
    private final CanonicalJson json;
    private final Chronicle chronicle;
    private final Jdbc jdbc;

    SchemeService(
            SchemeEditionRepository editions, SchemeReader reader, CanonicalJson json, Chronicle chronicle, Jdbc jdbc) {
        this.editions = editions;
        this.reader = reader;
        this.json = json;
        this.chronicle = chronicle;
        this.jdbc = jdbc;
    }

    /** @param replayed the edition was held before with the same content */
    public record Held(SchemeEdition edition, boolean replayed) {}

    /** What holding the document would answer; nothing is stored. */
    @Transactional
    public Held check(Object document) {
        return hold(document, false);
    }

    @Transactional
    public Held hold(Object document) {
        return hold(document, true);
    }

    private Held hold(Object document, boolean store) {
        String canonical = new String(json.bytes(document), StandardCharsets.UTF_8);
        SchemeRules rules = reader.require(canonical);
        String hash = Sha256.hex(canonical);
        var held = editions.findEdition(rules.schemeCode(), rules.edition());
        if (held.isEmpty()) {
            var edition = new SchemeEdition(chronicle.stamp(), rules, canonical, hash);
            return new Held(store ? add(edition) : edition, false);
        }
        SchemeEdition edition = held.get();
        if (!edition.contentHash().equals(hash)) {
            throw Refusal.of(
                            SchemeProblem.SCHEME_EDITION_EXISTS,
                            "An edition is never changed; give the new content an edition of its own")
                    .with("contentHash", edition.contentHash());
        }
        return new Held(edition, true);
    }

    @Transactional
    public SchemeEdition get(String schemeCode, String edition) {
        return editions.findEdition(schemeCode, edition)
                .orElseThrow(() -> Refusal.of(
                        SchemeProblem.SCHEME_EDITION_UNKNOWN,
                        "No edition " + edition + " of " + schemeCode + " is held"));
    }

    @Transactional
    public Optional<SchemeEdition> find(String schemeCode, String edition) {
        return editions.findEdition(schemeCode, edition);
    }

    public SchemeRules rules(SchemeEdition edition) {
        return reader.rules(edition.document());
    }

    @Transactional
    public SchemeRules rules(String schemeCode, String edition) {
        return reader.rules(get(schemeCode, edition).document());
    }

    @Transactional
    public Page<SchemeEdition> list(@Nullable String cursor, int limit) {
        return editions.page(cursor, limit);
    }

    /** What {@code other} changes of {@code edition}; both must be held. */
    @Transactional
    public List<Change> compare(String schemeCode, String edition, String other) {
        return EditionDifference.between(
                get(schemeCode, edition).document(), get(schemeCode, other).document());
    }

    /** What an edition lacks before it can be used, each with its place and a word on it. */
    public List<Violation> missing(SchemeEdition edition) {
        return edition.isComplete() ? List.of() : reader.missing(edition.document());
    }

    public List<String> missingNames(SchemeEdition edition) {
        return missing(edition).stream().map(one -> String.valueOf(one.field())).toList();
    }

    /** One at a time changes which editions of a scheme follow each other; held to the end of the transaction. */
    void lock(String schemeCode, String edition) {
        SchemeEdition held = get(schemeCode, edition);
        jdbc.find(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> true,
                "scheme/" + held.councilCode() + "/" + schemeCode);
    }

    private SchemeEdition add(SchemeEdition edition) {
        editions.persistAndFlush(edition);
        chronicle.tell(Deed.of(
                "SchemeEditionHeld",
                "scheme-edition",
                edition.id(),
                "/v1/schemes/" + edition.schemeCode() + "/editions/" + edition.edition(),
                Map.of(
                        "schemeCode", edition.schemeCode(),
                        "edition", edition.edition(),
                        "contentHash", edition.contentHash())));
        return edition;
    }
}
