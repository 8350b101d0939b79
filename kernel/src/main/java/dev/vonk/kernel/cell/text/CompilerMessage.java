package dev.vonk.kernel.cell.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the compiler says, freed from the names of classes that JShell has made up, and shorter.
///
/// @param text the message for the user
/// @param symbol the name that was not found, or empty
public record CompilerMessage(String text, String symbol) {

    private static final Pattern WRAPPER = Pattern.compile("(REPL\\.)?\\$JShell\\$\\w+\\$?\\.?");
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s*(\\w+)\\s+([\\w$]+)(.*)");
    private static final Pattern LOCATION = Pattern.compile("location:\\s*(.*)");
    private static final Pattern JAVA_LANG = Pattern.compile("\\bjava\\.lang\\.(?=[A-Z])");

    public static CompilerMessage of(String message) {
        String clean = withoutWrappers(message);
        Matcher symbol = SYMBOL.matcher(clean);
        if (!clean.startsWith("cannot find symbol") || !symbol.find()) {
            return new CompilerMessage(clean, "");
        }
        Matcher location = LOCATION.matcher(clean);
        String where = location.find() ? location.group(1).strip() : "class";
        // An empty place is JShell's wrapper, that is, the cell itself.
        String suffix = where.equals("class") ? "" : " in " + where;
        return new CompilerMessage(
                "there is no " + symbol.group(1) + " " + symbol.group(2) + symbol.group(3).stripTrailing() + suffix,
                symbol.group(2));
    }

    /// A text without the wrapper classes that stand before the user's own names.
    public static String withoutWrappers(String text) {
        return JAVA_LANG.matcher(WRAPPER.matcher(text).replaceAll("")).replaceAll("");
    }
}
