package dev.vonk.runtime.code.pack;

import java.net.URL;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which classes every process has of its own: those of the JDK, and those of the modules that fill the table.
public final class Distribution {
    private static final Set<String> PLACES = new HashSet<>();
    private static final ClassValue<Boolean> OURS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            var place = place(type);
            synchronized (PLACES) {
                return place != null && PLACES.contains(place);
            }
        }
    };

    private Distribution() {
    }

    static void includes(Class<?> provider) {
        synchronized (PLACES) {
            PLACES.add(Objects.requireNonNullElse(place(provider), ""));
        }
    }

    private static @Nullable String place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? null : location.toString();
    }

    /// Whether the class comes with Java.
    public static boolean isOfTheJdk(Class<?> type) {
        var loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader()
                || type.getModule().isNamed() && isJdkName(type.getName());
    }

    /// Whether a class or resource of this name, dots or slashes, can only be Java's own.
    public static boolean isJdkName(String name) {
        var dotted = name.replace('/', '.');
        return dotted.startsWith("java.") || dotted.startsWith("jdk.") || dotted.startsWith("sun.")
                || dotted.startsWith("com.sun.");
    }

    /// Whether the class comes with the engine.
    public static boolean isOurs(Class<?> type) {
        return OURS.get(type);
    }

    /// Whether a resource lies where the engine's classes are.
    public static boolean holds(URL resource) {
        var place = resource.toString();
        synchronized (PLACES) {
            return PLACES.stream().anyMatch(ours -> place.startsWith(ours) || place.startsWith("jar:" + ours));
        }
    }

    /// Whether the class is the user's: of a cell, a jar, an application.
    public static boolean isOfTheUser(Class<?> type) {
        var element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return !element.isPrimitive() && !isOfTheJdk(element) && !isOurs(element);
    }
}
