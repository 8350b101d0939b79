package dev.vonk.runtime.code.pack;

import java.util.regex.Pattern;

/// Classes as people know them: a cell's without what the shell wraps around it.
final class Names {
    private static final Pattern WRAPPER = Pattern.compile("^REPL\\.\\$JShell\\$\\w+\\$");

    private Names() {
    }

    static String of(Object object) {
        return "An object of " + of(object.getClass());
    }

    static String of(Class<?> type) {
        if (type.isArray()) {
            return of(type.getComponentType()) + "[]";
        }
        return type.isHidden() ? "a lambda of " + host(type) : plain(type.getName());
    }

    static String plain(String className) {
        return WRAPPER.matcher(className).replaceFirst("").replace('$', '.');
    }

    private static String host(Class<?> lambda) {
        int end = lambda.getName().indexOf("$$Lambda");
        var host = end < 0 ? lambda.getName() : lambda.getName().substring(0, end);
        return host.startsWith("REPL.") && host.indexOf('$', "REPL.$JShell$".length()) < 0 ? "a cell" : plain(host);
    }
}
