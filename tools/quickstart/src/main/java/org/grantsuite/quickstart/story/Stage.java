package org.grantsuite.quickstart.story;

import java.nio.file.Path;
import org.grantsuite.quickstart.api.Api;
import org.grantsuite.quickstart.api.Desk;
import org.grantsuite.quickstart.identity.Person;

/** What every chapter needs. */
record Stage(Api api, Narrator narrator, StepListener listener, Path root) {
    Desk as(Person person) {
        return api.as(person);
    }

    void step(String name) {
        listener.before(name);
    }

    void chapter(String title) {
        narrator.chapter(title);
    }

    void say(String format, Object... arguments) {
        narrator.say(format, arguments);
    }
}
