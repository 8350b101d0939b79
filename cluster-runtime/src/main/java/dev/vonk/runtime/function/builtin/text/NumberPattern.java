package dev.vonk.runtime.function.builtin.text;

import dev.vonk.runtime.data.DataException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A pattern such as `$99,999.00MI`: how a number reads. `9` is a digit that may be missing, `0` one that may not, `,` or
/// `G` stands between thousands, `.` or `D` before the fraction; `S` and `MI` are signs, `PR` puts negative numbers into
/// `<>`, `$` is itself.
///
/// @param start the sign before the number: `S`, `MI` or nothing
/// @param end the sign behind it: `S`, `MI`, `PR` or nothing
public record NumberPattern(String text, String start, boolean dollar, String whole, String fraction, String end) {
    private static final Pattern FORM = Pattern.compile("(S|MI)?(\\$)?([09G,]*)(?:[.D]([09]*))?(\\$)?(PR|S|MI)?");

    /// @throws DataException where it is no pattern
    public static NumberPattern of(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        if (upper.isEmpty()) {
            throw invalid("EMPTY", text, "it is empty");
        }
        if (!upper.matches("[SMIPR$09GD.,]*")) {
            throw invalid("UNEXPECTED_TOKEN", text, "only 0 9 . D , G $ S MI PR may stand in it");
        }
        var matcher = FORM.matcher(upper);
        if (!matcher.matches() || matcher.group(5) != null) {
            throw misplaced(upper, text);
        }
        var whole = matcher.group(3).replace('G', ',');
        var fraction = given(matcher, 4);
        if (whole.replace(",", "").isEmpty() && fraction.isEmpty()) {
            throw invalid("WRONG_NUM_DIGIT", text, "it has no digit");
        }
        if (whole.startsWith(",") || whole.endsWith(",") || whole.contains(",,")) {
            throw invalid("CONT_THOUSANDS_SEPS", text, "digits stand on both sides of , and G");
        }
        return new NumberPattern(text, given(matcher, 1), matcher.group(2) != null, whole, fraction, given(matcher, 6));
    }

    private static String given(Matcher matcher, int group) {
        var part = matcher.group(group);
        return part == null ? "" : part;
    }

    private static DataException misplaced(String upper, String text) {
        int point = Math.max(upper.indexOf('.'), upper.indexOf('D'));
        if (point >= 0 && Math.max(upper.lastIndexOf(','), upper.lastIndexOf('G')) > point) {
            return invalid("THOUSANDS_SEPS_MUST_BEFORE_DEC", text, ", and G stand before the decimal point");
        }
        int dollar = upper.indexOf('$');
        if (dollar >= 0 && dollar == upper.lastIndexOf('$') && point >= 0 && dollar > point) {
            return invalid("CUR_MUST_BEFORE_DEC", text, "$ stands before the decimal point");
        }
        if (dollar > 0 && upper.substring(0, dollar).matches(".*[09].*")) {
            return invalid("CUR_MUST_BEFORE_DIGIT", text, "$ stands before the digits");
        }
        return invalid("WRONG_NUM_TOKEN", text, "a sign or point stands in it twice or at the wrong place");
    }

    private static DataException invalid(String condition, String text, String why) {
        return new DataException("INVALID_FORMAT." + condition,
                "'" + text + "' is no pattern for numbers: " + why + ".");
    }

    /// Digits of the numbers it reads.
    public int precision() {
        return whole.replace(",", "").length() + fraction.length();
    }

    /// Digits behind the point.
    public int scale() {
        return fraction.length();
    }

    /// The number that a text stands for; null where the text does not follow the pattern.
    @Nullable
    BigDecimal read(String input) {
        var matcher = form().matcher(input.strip());
        if (!matcher.matches()) {
            return null;
        }
        var digits = matcher.group("whole").replace(",", "");
        var behind = matcher.group("fraction") == null ? "" : matcher.group("fraction");
        if (digits.isEmpty() && behind.isEmpty()) {
            return null;
        }
        var number = new BigDecimal((digits.isEmpty() ? "0" : digits) + "." + (behind.isEmpty() ? "0" : behind))
                .setScale(scale(), RoundingMode.HALF_UP);
        boolean negative = input.contains("-") || input.contains("<");
        return negative ? number.negate() : number;
    }

    private Pattern form() {
        var groups = whole.split(",", -1);
        boolean exact = whole.startsWith("0");
        var digits = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            int size = groups[i].length();
            digits.append(exact ? "\\d{" + size + "}" : "\\d{0," + size + "}").append(i < groups.length - 1 ? "," : "");
            if (!exact && i < groups.length - 1) {
                digits.insert(0, "(?:").append(")?");
            }
        }
        var behind = fraction.isEmpty()
                ? ""
                : fraction.startsWith("0")
                        ? "\\.(?<fraction>\\d{" + fraction.length() + "})"
                        : "(?:\\.(?<fraction>\\d{0," + fraction.length() + "}))?";
        var body = (dollar ? "\\$" : "") + "(?<whole>" + digits + ")"
                + (behind.isEmpty() ? "(?<fraction>)" : behind);
        return end.equals("PR")
                ? Pattern.compile("<?" + sign(start) + body + ">?")
                : Pattern.compile(sign(start) + body + sign(end));
    }

    private static String sign(String sign) {
        return switch (sign) {
            case "S" -> "[+-]?";
            case "MI" -> "-?";
            default -> "";
        };
    }

    /// The number as text; of `#` where it has more digits than the pattern.
    String write(BigDecimal number) {
        var plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        var digits = (point < 0 ? plain : plain.substring(0, point)).replaceFirst("^0+", "");
        var behind = point < 0 ? "" : plain.substring(point + 1).replaceFirst("0+$", "");
        if (digits.length() > whole.replace(",", "").length() || behind.length() > fraction.length()) {
            return text.replaceAll("[09]", "#");
        }
        var padded = padded(digits);
        int blanks = padded.length() - padded.stripLeading().length();
        var body = padded.substring(blanks) + (fraction.isEmpty()
                ? ""
                : "." + behind + "0".repeat(fraction.length()
                        - behind.length()));
        boolean negative = number.signum() < 0;
        var signed = shown(start, negative) + (dollar ? "$" : "") + body + shown(end, negative);
        return " ".repeat(blanks) + (end.equals("PR") && negative ? "<" + signed : signed);
    }

    private String padded(String digits) {
        var out = new StringBuilder(whole);
        int next = digits.length() - 1;
        boolean zeros = whole.startsWith("0");
        for (int i = whole.length() - 1; i >= 0; i--) {
            if (whole.charAt(i) == ',') {
                out.setCharAt(i, next >= 0 || zeros ? ',' : ' ');
            } else if (next >= 0) {
                out.setCharAt(i, digits.charAt(next--));
            } else {
                boolean last = digits.isEmpty() && i == whole.length() - 1;
                out.setCharAt(i, zeros || last ? '0' : ' ');
            }
        }
        return out.toString();
    }

    private static String shown(String sign, boolean negative) {
        return switch (sign) {
            case "S" -> negative ? "-" : "+";
            case "MI" -> negative ? "-" : " ";
            case "PR" -> negative ? ">" : "  ";
            default -> "";
        };
    }
}
