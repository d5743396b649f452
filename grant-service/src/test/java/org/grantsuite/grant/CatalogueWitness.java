package org.grantsuite.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.grantsuite.commons.event.EventTold;
import org.grantsuite.commons.testing.EventCatalogue;

/** Hears every event any test makes the service tell, and fails it when the catalogue describes it otherwise. */
@ApplicationScoped
public class CatalogueWitness {
    private final EventCatalogue catalogue = EventCatalogue.of(CatalogueTest.EVENTS);

    void told(@Observes EventTold told) {
        catalogue.witness(told.type(), told.data());
    }
}
