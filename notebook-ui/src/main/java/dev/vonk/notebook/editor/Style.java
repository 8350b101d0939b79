package dev.vonk.notebook.editor;

import dev.vonk.notebook.language.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How a letter looks, as bits: its token's kind in the lowest five, 0 for none, and a bit for each mark on it.
final class Style {
    static final short BRACKET = 1 << 5;
    static final short MATCH = 1 << 6;
    static final short CURRENT_MATCH = 1 << 7;
    static final short PROBLEM = 1 << 8;
    static final short LIVE_PROBLEM = 1 << 9;

    private static final int KIND = (1 << 5) - 1;
    private static final TokenKind[] KINDS = TokenKind.values();
    private static final Map<Short, List<String>> CLASSES = new ConcurrentHashMap<>();

    private Style() {}

    static short of(TokenKind kind) {
        return (short) (kind.ordinal() + 1);
    }

    /// The CSS classes; the same list for the same bits.
    static List<String> classes(short style) {
        return CLASSES.computeIfAbsent(style, Style::named);
    }

    private static List<String> named(short style) {
        List<String> names = new ArrayList<>();
        int kind = style & KIND;
        if (kind > 0) {
            names.add(KINDS[kind - 1].styleClass());
        }
        add(names, style, BRACKET, "mark-bracket");
        add(names, style, MATCH, "mark-match");
        add(names, style, CURRENT_MATCH, "mark-current-match");
        add(names, style, PROBLEM, "mark-problem");
        add(names, style, LIVE_PROBLEM, "mark-live-problem");
        return List.copyOf(names);
    }

    private static void add(List<String> names, short style, short bit, String name) {
        if ((style & bit) != 0) {
            names.add(name);
        }
    }
}
