package dev.vonk.notebook.panels.variable;

import java.util.regex.Pattern;

/// Types of Java for narrow places.
final class TypeText {
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_][\\w]*\\.)+(?=[A-Z])");
    private static final Pattern WRAPPER = Pattern.compile("\\bREPL\\.\\$JShell\\$\\w+\\.");

    private TypeText() {}

    /// Without the names of packages: `java.util.List<java.lang.String>` is `List<String>`.
    static String brief(String type) {
        return PACKAGE.matcher(WRAPPER.matcher(type).replaceAll("")).replaceAll("");
    }
}
