package org.grantsuite.commons.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Predicate;
import org.grantsuite.commons.clock.KnownDays;

/** Days and moments of bodies, in the years there are. */
@Singleton
public class KnownDaysJson implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        SimpleModule module = new SimpleModule("known-days");
        module.addDeserializer(
                LocalDate.class,
                new Known<>(LocalDate.class, LocalDateDeserializer.INSTANCE, KnownDays::hold, KnownDays.WORDS));
        module.addDeserializer(
                OffsetDateTime.class,
                new Known<>(
                        OffsetDateTime.class,
                        InstantDeserializer.OFFSET_DATE_TIME,
                        KnownDays::hold,
                        KnownDays.WORDS_OF_MOMENTS));
        mapper.registerModule(module);
    }

    /** Of two readers of a type the last one counts, and this comes after the platform's own. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    private static final class Known<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient JsonDeserializer<T> reader;
        private final transient Predicate<T> known;
        private final String words;

        Known(Class<T> type, JsonDeserializer<T> reader, Predicate<T> known, String words) {
            super(type);
            this.reader = reader;
            this.known = known;
            this.words = "give " + words;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            T read = reader.deserialize(parser, context);
            if (!known.test(read)) {
                throw JsonMappingException.from(parser, words, new IllegalArgumentException(words));
            }
            return read;
        }
    }
}
