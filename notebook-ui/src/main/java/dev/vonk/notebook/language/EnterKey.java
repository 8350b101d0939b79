package dev.vonk.notebook.language;

import dev.vonk.notebook.state.CellLanguage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the Enter key does: a new line, indented as the place asks; comments and lists go on.
public final class EnterKey {
    private static final Pattern LIST = Pattern
            .compile("(?<start>[ \\t]*(?:>[ \\t]?)*)(?:(?<bullet>[-*+])|(?<number>\\d{1,8})(?<dot>[.)]))"
                    + "(?<gap>[ \\t]+)(?<task>\\[[ xX]][ \\t]+)?");
    private static final Pattern QUOTE = Pattern.compile("[ \\t]*(?:>[ \\t]?)+");
    private static final Pattern LINE_COMMENT = Pattern.compile("[ \\t]*(?://+|--)[ \\t]*");

    private final Selected selected;
    private final CellLanguage language;
    private final String before;

    private EnterKey(Selected selected, CellLanguage language) {
        this.selected = selected;
        this.language = language;
        this.before = selected.text().substring(Line.start(selected.text(), selected.from()), selected.from());
    }

    public static Edit edit(Selected selected, CellLanguage language) {
        return new EnterKey(selected, language).edit();
    }

    private Edit edit() {
        return switch (language) {
            case JAVA, SQL -> code();
            case MARKDOWN -> markdown();
            case RAW -> newLine(indentation());
        };
    }

    private Edit code() {
        List<Token> tokens = Tokens.of(selected.text(), language);
        Optional<Token> within = Tokens.at(tokens, selected.text(), selected.from());
        if (within.isPresent() && within.get().kind() == TokenKind.COMMENT) {
            return comment(within.get());
        }
        if (within.isPresent() && within.get().kind().isOpaque()) {
            return newLine(indentation());
        }
        return opensBlock() ? block() : newLine(indentation());
    }

    private Edit comment(Token comment) {
        if (selected.text().startsWith("/*", comment.start())) {
            boolean first = comment.start() >= selected.from() - before.length();
            boolean starred = before.strip().startsWith("*");
            return newLine(indentation() + (first ? " " : "") + (first || starred ? "* " : ""));
        }
        Matcher start = LINE_COMMENT.matcher(before);
        if (!start.lookingAt()) {
            return newLine(indentation());
        }
        boolean nothing = start.end() == before.length() && selected.after() == '\n' && start.group().endsWith(" ");
        return nothing ? withoutStart(indentation()) : newLine(start.group());
    }

    private boolean opensBlock() {
        String text = before.stripTrailing();
        return !text.isEmpty() && (Brackets.opens(text.charAt(text.length() - 1)) || text.endsWith("->"));
    }

    /// Indents; a closing bracket that stands behind the caret gets a line of its own.
    private Edit block() {
        String inner = indentation() + Lines.INDENT;
        String text = before.stripTrailing();
        char opening = text.charAt(text.length() - 1);
        int next = Line.firstLetter(selected.text(), selected.to());
        boolean closed = Brackets.opens(opening) && next < selected.text().length()
                && selected.text().charAt(next) == Brackets.closing(opening);
        if (!closed) {
            return newLine(inner);
        }
        return Edit.caretAt(selected.from(), next, "\n" + inner + "\n" + indentation(),
                selected.from() + 1 + inner.length());
    }

    private Edit markdown() {
        Matcher list = LIST.matcher(before);
        if (list.lookingAt()) {
            boolean empty = list.end() == before.length() && selected.after() == '\n';
            return empty ? withoutStart(list.group("start")) : newLine(nextItem(list));
        }
        Matcher quote = QUOTE.matcher(before);
        if (quote.lookingAt()) {
            boolean empty = quote.end() == before.length() && selected.after() == '\n';
            return empty ? withoutStart("") : newLine(quote.group());
        }
        return newLine(indentation());
    }

    private static String nextItem(Matcher list) {
        String mark = list.group("bullet") != null
                ? list.group("bullet")
                : Integer.parseInt(list.group("number")) + 1 + list.group("dot");
        return list.group("start") + mark + list.group("gap") + (list.group("task") == null ? "" : "[ ] ");
    }

    private Edit newLine(String start) {
        return Edit.typed(selected, "\n" + start);
    }

    /// An empty item or comment ends the list: what stands before the caret goes.
    private Edit withoutStart(String left) {
        int from = selected.from() - before.length();
        return Edit.caretAt(from, selected.to(), left, from + left.length());
    }

    private String indentation() {
        return before.substring(0, Line.firstLetter(before, 0));
    }
}
