package org.grantsuite.quickstart.story;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grantsuite.quickstart.identity.DemoIssuer;
import org.grantsuite.quickstart.identity.Person;

/** Who plays in the story, for a reader who wants to try the APIs as one of them. */
public final class Cast {
    private Cast() {}

    private static final List<Person> COUNCIL = List.of(
            People.OFFICER,
            People.FINANCE,
            People.SECOND_FINANCE,
            People.FINANCE_ADAPTER,
            People.PREPARER,
            People.APPROVER,
            People.RELEASER,
            People.RETURNS,
            People.FINANCE_DIRECTOR,
            People.CHIEF_EXECUTIVE,
            People.AUDITOR);

    /** Who may be chosen at the pages: the council's people, and the manager of a provider. */
    public static List<Person> people() {
        return Stream.concat(
                        COUNCIL.stream().filter(person -> !person.roles().contains("service")),
                        Stream.of(People.provider(MadeUpRegister.FIRST_PROVIDER)))
                .toList();
    }

    public static String tokens(DemoIssuer issuer) {
        return COUNCIL.stream().map(person -> line(issuer, person)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(DemoIssuer issuer, Person person) {
        return person.subject() + " " + person.roles() + "\n" + issuer.token(person) + "\n";
    }
}
