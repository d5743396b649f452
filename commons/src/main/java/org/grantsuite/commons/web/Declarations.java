package org.grantsuite.commons.web;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The method of a resource as it stands there and on each interface: the contract's annotations stand on the generated one. */
public final class Declarations {
    private Declarations() {}

    public static Stream<Method> of(Class<?> resource, String name, Class<?>... parameters) {
        return types(resource)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(one -> one.getName().equals(name) && Arrays.equals(one.getParameterTypes(), parameters));
    }

    private static Stream<Class<?>> types(@Nullable Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces())),
                        types(type.getSuperclass()));
    }
}
