package org.grantsuite.quickstart.identity;

import java.util.List;
import java.util.Set;

/**
 * A made-up person of the story, or the client a service calls as.
 *
 * @param subject the token's subject
 * @param roles roles of DESIGN 7
 * @param councils ONS codes of the councils the token grants
 * @param providers register ids a provider's person speaks for
 */
public record Person(String subject, Set<String> roles, List<String> councils, List<String> providers) {
    public static Person of(String subject, String council, String... roles) {
        return new Person(subject, Set.of(roles), List.of(council), List.of());
    }

    public static Person provider(String subject, String council, String providerId) {
        return new Person(subject, Set.of("provider"), List.of(council), List.of(providerId));
    }
}
