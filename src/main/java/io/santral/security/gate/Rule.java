package io.santral.security.gate;

import io.santral.security.Requires;
import io.santral.tenancy.OfTenant;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What {@link Requires} says about a method, and the thing of a brand that the call is about. */
record Rule(Requires requires, OfTenant thing) {
    static Rule of(InvocationContext call) {
        Method method = call.getMethod();
        int place = place(method).orElseThrow(() -> new IllegalStateException(method + " names no brand"));
        OfTenant thing = (OfTenant) Objects.requireNonNull(call.getParameters()[place], "the brand's thing");
        return new Rule(Objects.requireNonNull(declared(method)), thing);
    }

    /** What is wrong with the declarations of the class's methods, one sentence each; empty if all is well. */
    static List<String> faults(Class<?> facade) {
        List<String> faults = new ArrayList<>();
        for (Method method : facade.getDeclaredMethods()) {
            Requires requires = method.isSynthetic() ? null : declared(method);
            if (requires == null) {
                continue;
            }
            if (place(method).isEmpty()) {
                faults.add(method + " is under @Requires but has no OfTenant argument that would name the brand");
            }
            if (!requires.audit().isEmpty() && !transactional(method)) {
                faults.add(
                        method + " is audited but not @Transactional: entry and deed could stand without each other");
            }
        }
        return faults;
    }

    private static @Nullable Requires declared(Method method) {
        Requires own = method.getAnnotation(Requires.class);
        return own != null ? own : method.getDeclaringClass().getAnnotation(Requires.class);
    }

    private static boolean transactional(Method method) {
        return method.isAnnotationPresent(Transactional.class)
                || method.getDeclaringClass().isAnnotationPresent(Transactional.class);
    }

    private static Optional<Integer> place(Method method) {
        Class<?>[] types = method.getParameterTypes();
        return IntStream.range(0, types.length)
                .filter(i -> OfTenant.class.isAssignableFrom(types[i]))
                .boxed()
                .findFirst();
    }
}
