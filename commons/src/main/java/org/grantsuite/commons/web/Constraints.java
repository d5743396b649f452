package org.grantsuite.commons.web;

import io.quarkus.arc.Unremovable;
import io.quarkus.hibernate.validator.runtime.ArcProxyBeanMetaDataClassNormalizer;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.annotation.ElementType;
import java.util.Locale;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorFactory;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Learns what the contract asks of a class when the first request needs it. The framework's own factory, in whose place this one stands, learns it of
 * every generated class before the service says that it has started: a third of the start.
 */
@Singleton
@Alternative
@Priority(1)
class Constraints {
    @Produces
    @Singleton
    @Unremovable
    HibernateValidatorFactory factory() {
        return (HibernateValidatorFactory) Validation.byProvider(HibernateValidator.class)
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new ParameterMessageInterpolator())
                .locales(Locale.ENGLISH)
                .defaultLocale(Locale.ENGLISH)
                .traversableResolver(new WholeRequest())
                .beanMetaDataClassNormalizer(new ArcProxyBeanMetaDataClassNormalizer())
                .buildValidatorFactory();
    }

    @Produces
    @Singleton
    @Unremovable
    Validator validator(HibernateValidatorFactory factory) {
        return factory.getValidator();
    }

    void close(@Disposes HibernateValidatorFactory factory) {
        factory.close();
    }

    /** A request is all there; nothing of it is loaded later, as parts of an entity may be. */
    private static final class WholeRequest implements TraversableResolver {
        @Override
        public boolean isReachable(
                @Nullable Object owner, Path.Node property, Class<?> root, Path path, ElementType kind) {
            return true;
        }

        @Override
        public boolean isCascadable(
                @Nullable Object owner, Path.Node property, Class<?> root, Path path, ElementType kind) {
            return true;
        }
    }
}
