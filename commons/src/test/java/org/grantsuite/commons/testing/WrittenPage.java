package org.grantsuite.commons.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with sections written from the code, between two marks. {@code .ci/catalogues} writes; a test only compares. */
public final class WrittenPage {
    private WrittenPage() {}

    public static void hold(Path page, String section, String expected) {
        String begin = "<!-- begin " + section + ": written by .ci/catalogues -->\n\n";
        String end = "<!-- end " + section + " -->";
        try {
            String text = Files.readString(page);
            int from = text.indexOf(begin);
            int to = text.indexOf(end);
            assertThat(from).as("%s has a section %s", page, section).isNotNegative();
            String before = text.substring(0, from + begin.length());
            if (Boolean.getBoolean("catalogue.write")) {
                Files.writeString(page, before + expected.stripTrailing() + "\n\n" + text.substring(to));
            } else {
                assertThat(text.substring(before.length(), to).strip())
                        .as("%s, section %s, is out of date: run .ci/catalogues", page, section)
                        .isEqualTo(expected.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
