package dev.vonk.kernel.cell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells the magics of a cell from its Java.
public final class CellParts {

    /// A stretch of a cell.
    public sealed interface Part {
        /// Java. Everything of the cell that does not belong to it is blank, so that offsets are the cell's.
        record Java(String text) implements Part {}

        /// A line `%name arguments`, or, with two percent signs, a whole cell.
        ///
        /// @param line the line of the cell, from 1
        /// @param start where in the cell what follows the name begins
        record Percent(int line, String name, String arguments, String body, boolean wholeCell, int start)
                implements
                    Part {}
    }

    private static final Pattern WHOLE_CELL = Pattern.compile("\\s*%%([A-Za-z]\\w*)[ \\t]*(.*)");
    private static final Pattern LINE = Pattern.compile("[ \\t]*%([A-Za-z]\\w*)(?:[ \\t]+(.*))?");

    private CellParts() {}

    /// The parts in order.
    ///
    /// @param known whether a magic of that name exists. Before the first line of Java every `%word` is a magic; after
    ///     it only a known one, because there `%` may be the operator
    public static List<Part> of(String cell, Predicate<String> known) {
        Matcher whole = WHOLE_CELL.matcher(firstLine(cell.stripLeading()));
        if (whole.matches()) {
            int line = 1 + (int) cell.substring(0, cell.indexOf("%%")).chars().filter(each -> each == '\n').count();
            String after = cell.substring(cell.indexOf("%%"));
            String body = after.contains("\n") ? after.substring(after.indexOf('\n') + 1) : "";
            int start = cell.indexOf("%%") + 2 + whole.group(1).length();
            return List.of(new Part.Percent(line, whole.group(1), whole.group(2).strip(), body, true, start));
        }
        return lines(cell, known);
    }

    /// The cell with its magics blanked out, as the compiler may see it.
    public static String masked(String cell, Predicate<String> known) {
        StringBuilder masked = new StringBuilder(blank(cell));
        for (Part part : of(cell, known)) {
            if (part instanceof Part.Java java) {
                for (int at = 0; at < java.text().length(); at++) {
                    if (!Character.isWhitespace(java.text().charAt(at))) {
                        masked.setCharAt(at, java.text().charAt(at));
                    }
                }
            }
        }
        return masked.toString();
    }

    private static List<Part> lines(String cell, Predicate<String> known) {
        List<Part> parts = new ArrayList<>();
        int javaStart = 0;
        int offset = 0;
        int number = 0;
        for (String line : cell.split("(?<=\n)")) {
            number++;
            Matcher magic = LINE.matcher(line.stripTrailing());
            if (magic.matches() && isMagic(cell, javaStart, offset, magic.group(1), parts, known)) {
                addJava(parts, cell, javaStart, offset);
                String arguments = magic.group(2) == null ? "" : magic.group(2).strip();
                parts.add(new Part.Percent(number, magic.group(1), arguments, "", false, offset + magic.end(1)));
                javaStart = offset + line.length();
            }
            offset += line.length();
        }
        addJava(parts, cell, javaStart, cell.length());
        return parts;
    }

    private static boolean isMagic(
            String cell, int javaStart, int offset, String name, List<Part> before, Predicate<String> known) {
        List<JavaTokens.Token> tokens = JavaTokens.of(cell.substring(javaStart));
        int at = offset - javaStart;
        boolean insideString = tokens.stream().anyMatch(token -> token.start() < at && at < token.end());
        boolean afterJava = tokens.stream().anyMatch(token -> token.start() < at)
                || before.stream().anyMatch(Part.Java.class::isInstance);
        return !insideString && (!afterJava || known.test(name));
    }

    private static void addJava(List<Part> parts, String cell, int start, int end) {
        String text = cell.substring(start, end);
        if (!text.isBlank()) {
            parts.add(new Part.Java(blank(cell.substring(0, start)) + text));
        }
    }

    private static String blank(String text) {
        return text.replaceAll("[^\\n]", " ");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
