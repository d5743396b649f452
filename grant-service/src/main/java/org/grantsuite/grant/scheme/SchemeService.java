package org.grantsuite.grant.scheme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.paging.Page;
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

    SchemeService(SchemeEditionRepository editions, SchemeReader reader, CanonicalJson json, Chronicle chronicle) {
        this.editions = editions;
        this.reader = reader;
        this.json = json;
        this.chronicle = chronicle;
    }

    /** @param replayed the edition was held before with the same content */
    public record Held(SchemeEdition edition, boolean replayed) {}

    @Transactional
    public Held hold(Object document) {
        String canonical = new String(json.bytes(document), StandardCharsets.UTF_8);
        SchemeRules rules = reader.require(canonical);
        String hash = Sha256.hex(canonical);
        var held = editions.findEdition(rules.schemeCode(), rules.edition());
        if (held.isEmpty()) {
            return new Held(add(rules, canonical, hash), false);
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

    private SchemeEdition add(SchemeRules rules, String canonical, String hash) {
        var edition = new SchemeEdition(chronicle.stamp(), rules, canonical, hash);
        editions.persistAndFlush(edition);
        chronicle.tell(Deed.of(
                "SchemeEditionHeld",
                "scheme-edition",
                edition.id(),
                "/v1/schemes/" + rules.schemeCode() + "/editions/" + rules.edition(),
                Map.of("schemeCode", rules.schemeCode(), "edition", rules.edition(), "contentHash", hash)));
        return edition;
    }
}
