package dev.vonk.repl.terminal;

import dev.vonk.kernel.display.Styling;
import dev.vonk.kernel.document.JavaToken;
import dev.vonk.kernel.sql.SqlToken;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedStyle;

/// Colours, or none: where the terminal has none, and where the user asks for none with NO_COLOR.
record Palette(boolean coloured) {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    static Palette of(Terminal terminal, Map<String, String> environment) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Palette(!unwanted && !terminal.getType().startsWith(Terminal.TYPE_DUMB));
    }

    Styling styling() {
        return coloured ? Styling.ANSI : Styling.PLAIN;
    }

    AttributedStyle of(JavaToken.Kind kind) {
        if (!coloured)
            return PLAIN;
        return switch (kind) {
            case KEYWORD -> PLAIN.foreground(AttributedStyle.MAGENTA);
            case STRING -> PLAIN.foreground(AttributedStyle.GREEN);
            case NUMBER -> PLAIN.foreground(AttributedStyle.CYAN);
            case COMMENT -> PLAIN.foreground(AttributedStyle.BRIGHT);
            case ANNOTATION -> PLAIN.foreground(AttributedStyle.YELLOW);
            case IDENTIFIER, OPERATOR -> PLAIN;
        };
    }

    AttributedStyle of(SqlToken.Kind kind) {
        if (!coloured)
            return PLAIN;
        return switch (kind) {
            case KEYWORD -> PLAIN.foreground(AttributedStyle.MAGENTA);
            case TYPE -> PLAIN.foreground(AttributedStyle.YELLOW);
            case STRING -> PLAIN.foreground(AttributedStyle.GREEN);
            case NUMBER -> PLAIN.foreground(AttributedStyle.CYAN);
            case COMMENT -> PLAIN.foreground(AttributedStyle.BRIGHT);
            case NAME, CALL, QUOTED_NAME, SYMBOL -> PLAIN;
        };
    }

    AttributedStyle directive() {
        return coloured ? PLAIN.foreground(AttributedStyle.BLUE).bold() : PLAIN;
    }

    /// An error: its first line stands out, its places and carets stay readable.
    String error(String text) {
        if (!coloured || text.isEmpty())
            return text;
        int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        return "\u001b[31m" + text.substring(0, end) + "\u001b[0m" + text.substring(end);
    }

    String faint(String text) {
        return styling().dim(text);
    }

    String prompt(String text) {
        return coloured ? "\u001b[1;33m" + text + "\u001b[0m" : text;
    }
}
