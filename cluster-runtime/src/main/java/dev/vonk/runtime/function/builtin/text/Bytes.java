package dev.vonk.runtime.function.builtin.text;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.text.TextArgument;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Text to bytes, whether bytes are text, and text as SQL writes it.
public final class Bytes implements FunctionFamily {
    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("string");
        for (boolean raise : new boolean[]{true, false}) {
            var name = raise ? "to_binary" : "try_to_binary";
            var entry = family
                    .scalar(name, name + "(str[, fmt])",
                            "The bytes that text stands for in the form `hex`, `base64` or `utf-8`"
                                    + (raise ? "." : "; NULL where the text has not that form."),
                            "string(" + name + "('abc', 'utf-8'))", "abc")
                    .takes("string -> binary", read(raise)).takes("string, string -> binary", read(raise));
            if (raise) {
                entry.raises();
            }
        }
        utf8(family);
        family.scalar("quote", "quote(str)", "The text in single quotes, with those in it escaped.",
                "quote('Don t')", "'Don t'").takes("string -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.text(rows, validity, text.total(rows), scratch,
                            (i, out) -> out
                                    .append("'" + text.string(i).replace("\\", "\\\\").replace("'", "\\'") + "'"));
                });
        return family.functions();
    }

    private static Kernel read(boolean raise) {
        return (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            var forms = a.length > 1 ? TextArgument.of(a[1]) : null;
            return Shapes.textOrNull(rows, validity, text.total(rows), scratch, (i, out) -> {
                var form = forms == null ? "hex" : forms.string(i).toLowerCase(Locale.ROOT);
                var bytes = bytes(text.string(i), form);
                if (bytes == null && raise) {
                    throw new DataException("CONVERSION_INVALID_INPUT", "'" + text.string(i) + "' is not of the form "
                            + form + ". Correct it, or use try_to_binary to get NULL instead.");
                }
                if (bytes != null) {
                    out.append(bytes);
                }
                return bytes != null;
            });
        };
    }

    private static byte @Nullable [] bytes(String text, String form) {
        return switch (form) {
            case "hex" -> hex(text);
            case "utf-8", "utf8" -> text.getBytes(StandardCharsets.UTF_8);
            case "base64" -> base64(text);
            default -> throw new DataException("DATATYPE_MISMATCH.INVALID_ARG_VALUE",
                    "'" + form + "' is no form of bytes. Use hex, base64 or utf-8.");
        };
    }

    /// An odd digit at the start counts as a byte.
    private static byte @Nullable [] hex(String text) {
        var even = text.length() % 2 == 0 ? text : "0" + text;
        return even.chars().allMatch(HexFormat::isHexDigit) ? HexFormat.of().parseHex(even) : null;
    }

    /// White space does not count, but for the end; what fills up the last four signs may be missing.
    private static byte @Nullable [] base64(String text) {
        if (text.matches(".*=\\s+=.*")) {
            return null;
        }
        var dense = text.replaceAll("\\s", "");
        var filled = dense.replaceFirst("=+$", "");
        int padding = dense.length() - filled.length();
        boolean whole = padding == 0 ? filled.length() % 4 != 1 : padding <= 2 && dense.length() % 4 == 0;
        return whole && filled.matches("[A-Za-z0-9+/]*") ? Base64.getDecoder().decode(filled) : null;
    }

    private static void utf8(Family family) {
        family.scalar("is_valid_utf8", "is_valid_utf8(str)", "Whether the bytes are text in UTF-8.",
                "is_valid_utf8('Spark')", "true").takes("string -> boolean", Bytes::isValid)
                .takes("binary -> boolean", Bytes::isValid);
        family.scalar("make_valid_utf8", "make_valid_utf8(str)",
                "The text, with a replacement character for what is not UTF-8.", "make_valid_utf8('Spark')", "Spark")
                .takes("string -> string", Bytes::repaired).takes("binary -> string", Bytes::repaired);
        family.scalar("validate_utf8", "validate_utf8(str)", "The text; an error where it is not UTF-8.",
                "validate_utf8('Spark')", "Spark").raises().takes("string -> string", validated(true))
                .takes("binary -> string", validated(true));
        family.scalar("try_validate_utf8", "try_validate_utf8(str)", "The text; NULL where it is not UTF-8.",
                "try_validate_utf8('Spark')", "Spark").takes("string -> string", validated(false))
                .takes("binary -> string", validated(false));
    }

    private static Vector repaired(Vector[] a, int rows, @Nullable Validity validity, Scratch scratch) {
        var text = TextArgument.of(a[0]);
        return Shapes.text(rows, validity, text.total(rows), scratch,
                (i, out) -> out.append(new String(text.copy(i), StandardCharsets.UTF_8)));
    }

    private static Vector isValid(Vector[] a, int rows,
            @Nullable Validity validity, Scratch scratch) {
        var text = TextArgument.of(a[0]);
        return Shapes.booleans(rows, validity, scratch, i -> isUtf8(text.copy(i)));
    }

    private static Kernel validated(boolean raise) {
        return (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            return Shapes.textOrNull(rows, validity, text.total(rows), scratch, (i, out) -> {
                boolean valid = isUtf8(text.copy(i));
                if (!valid && raise) {
                    throw new DataException("INVALID_UTF8_STRING", "The bytes " + HexFormat.of().formatHex(text.copy(i))
                            + " are no text in UTF-8. Use try_validate_utf8 to get NULL instead.");
                }
                if (valid) {
                    out.append(text.copy(i));
                }
                return valid;
            });
        };
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
