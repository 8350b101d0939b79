package dev.vonk.kernel.sql.token;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers of SQL text: digits, a point, an exponent, a suffix such as L or BD. Nothing may be glued to their end.
public final class NumberTokens {
    private NumberTokens() {
    }

    /// The number that begins at a digit or at a point before one; null where it is part of a word.
    public static @Nullable Token at(String text, int start) {
        int whole = digits(text, start);
        boolean hasPoint = whole < text.length() && text.charAt(whole) == '.';
        int fraction = hasPoint ? digits(text, whole + 1) : whole;
        var number = hasPoint && fraction > start + 1 ? ending(text, start, fraction, true) : null;
        return number == null && whole > start ? ending(text, start, whole, false) : number;
    }

    /// Whether a character of the text is 0 to 9.
    public static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /// The number whose digits end at `end`; null where something is glued to it.
    private static @Nullable Token ending(String text, int start, int end, boolean point) {
        int exponent = exponent(text, end);
        boolean whole = exponent == end && !point;
        int behind = exponent;
        while (behind < text.length() && Character.isLetter(text.charAt(behind))) {
            behind++;
        }
        var kind = kind(text.substring(exponent, behind).toUpperCase(Locale.ROOT), whole, exponent > end);
        boolean glued = behind < text.length() && (text.charAt(behind) == '_' || isDigit(text, behind));
        return glued || kind == TokenKind.UNKNOWN ? null : new Token(kind, "", start, behind);
    }

    private static TokenKind kind(String suffix, boolean whole, boolean exponent) {
        return switch (suffix) {
            case "" -> plainKind(whole, exponent);
            case "F" -> TokenKind.FLOAT;
            case "D" -> TokenKind.DOUBLE;
            case "BD" -> TokenKind.BIG_DECIMAL;
            case "L" -> whole ? TokenKind.BIGINT : TokenKind.UNKNOWN;
            case "S" -> whole ? TokenKind.SMALLINT : TokenKind.UNKNOWN;
            case "Y" -> whole ? TokenKind.TINYINT : TokenKind.UNKNOWN;
            default -> TokenKind.UNKNOWN;
        };
    }

    private static TokenKind plainKind(boolean whole, boolean exponent) {
        if (exponent) {
            return TokenKind.EXPONENT;
        }
        return whole ? TokenKind.INTEGER : TokenKind.DECIMAL;
    }

    /// Behind the exponent at `from`, or `from` where none is.
    private static int exponent(String text, int from) {
        if (from >= text.length() || "eE".indexOf(text.charAt(from)) < 0) {
            return from;
        }
        boolean signed = from + 1 < text.length() && "+-".indexOf(text.charAt(from + 1)) >= 0;
        int first = signed ? from + 2 : from + 1;
        int end = digits(text, first);
        return end > first ? end : from;
    }

    private static int digits(String text, int from) {
        int end = from;
        while (isDigit(text, end)) {
            end++;
        }
        return end;
    }
}
