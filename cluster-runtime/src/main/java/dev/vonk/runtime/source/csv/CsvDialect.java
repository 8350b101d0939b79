package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.source.FormatOptions;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/// The characters that give a CSV file its shape.
///
/// @param separator between fields, UTF-8, at least one byte
/// @param quote around fields; -1 for none
/// @param escape before a quote in quotes; -1 for none
/// @param comment at the beginning of lines to be skipped; -1 for none
/// @param newline ends a line; a carriage return before a line feed belongs to it
/// @param multiLine whether quoted fields may hold line ends
/// @param trimStart whether white space before fields is dropped
/// @param trimEnd whether white space behind fields is dropped
record CsvDialect(String separator, int quote, int escape, int comment, byte newline, boolean newlineGiven,
        boolean multiLine, boolean trimStart, boolean trimEnd) implements Serializable {

    static CsvDialect of(FormatOptions options) {
        var separatorName = options.text("sep").isPresent() ? "sep" : "delimiter";
        var separator = unescaped(options.text(separatorName, ","));
        if (separator.isEmpty() || separator.indexOf('\n') >= 0 || separator.indexOf('\r') >= 0) {
            throw options.invalid(separatorName, separator, "at least one character, and not a line end");
        }
        int quote = character(options, "quote", '"');
        if (separator.length() == 1 && separator.charAt(0) == quote) {
            throw options.invalid(separatorName, separator, "another character than the quote");
        }
        var line = options.text("lineSep").map(CsvDialect::unescaped);
        if (line.isPresent() && !line.get().equals("\r\n")
                && (line.get().length() != 1 || line.get().charAt(0) >= 128)) {
            throw options.invalid("lineSep", line.get(), "one ASCII character, or \\r\\n");
        }
        byte newline = (byte) (line.isEmpty() || line.get().equals("\r\n") ? '\n' : line.get().charAt(0));
        return new CsvDialect(separator, quote, character(options, "escape", '\\'), character(options, "comment", -1),
                newline, line.isPresent(), options.flag("multiLine", false),
                options.flag("ignoreLeadingWhiteSpace", false), options.flag("ignoreTrailingWhiteSpace", false));
    }

    /// The character that an option's text names: `\t` may be written with a backslash and a letter.
    private static String unescaped(String text) {
        return text.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r").replace("\\0", "\0")
                .replace("\\\\", "\\");
    }

    private static int character(FormatOptions options, String name, int otherwise) {
        var text = options.text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        var value = unescaped(text.get());
        if (value.isEmpty() || value.equals("\0")) {
            return -1;
        }
        if (value.length() > 1 || value.charAt(0) >= 128 || value.charAt(0) == '\n' || value.charAt(0) == '\r') {
            throw options.invalid(name, text.get(), "one ASCII character, or empty for none");
        }
        return value.charAt(0);
    }

    CsvDialect withNewline(byte found) {
        return new CsvDialect(separator, quote, escape, comment, found, newlineGiven, multiLine, trimStart, trimEnd);
    }

    byte[] separatorBytes() {
        return separator.getBytes(StandardCharsets.UTF_8);
    }

    byte[] newlineBytes() {
        return new byte[]{newline};
    }
}
