package dev.vonk.runtime.source.json;

/// JSON's escapes in strings, and the white space around them.
final class JsonEscapes {
    private JsonEscapes() {
    }

    /// Writes the string `bytes[from .. to)` without its escapes to `bytes[target ..)`, which is never longer.
    ///
    /// @return the length; -1 where an escape is none of JSON's
    static int undo(byte[] bytes, int from, int to, int target) {
        int out = target;
        int at = from;
        while (at < to) {
            byte b = bytes[at++];
            if (b != '\\') {
                bytes[out++] = b;
                continue;
            }
            byte escaped = bytes[at++];
            int plain = switch (escaped) {
                case '"', '\\', '/' -> escaped;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                default -> -1;
            };
            if (plain >= 0) {
                bytes[out++] = (byte) plain;
                continue;
            }
            int unit = escaped == 'u' ? unit(bytes, at, to) : -1;
            if (unit < 0) {
                return -1;
            }
            at += 4;
            int letter = unit;
            if (Character.isHighSurrogate((char) unit) && at + 6 <= to && bytes[at] == '\\' && bytes[at + 1] == 'u') {
                int low = unit(bytes, at + 2, to);
                if (low >= 0 && Character.isLowSurrogate((char) low)) {
                    letter = Character.toCodePoint((char) unit, (char) low);
                    at += 6;
                }
            }
            out = put(bytes, out, letter);
        }
        return out - target;
    }

    /// A JSON text without the white space outside of its strings.
    static String withoutSpace(String json) {
        var out = new StringBuilder(json.length());
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString && c == '\\') {
                out.append(c);
                i++;
                if (i < json.length()) {
                    out.append(json.charAt(i));
                }
                continue;
            }
            inString ^= c == '"';
            if (inString || c > ' ') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static int unit(byte[] bytes, int from, int to) {
        if (from + 4 > to) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /// Writes one letter as UTF-8; half of a pair, which is no letter, as U+FFFD.
    private static int put(byte[] bytes, int at, int letter) {
        int out = at;
        int code = letter >= 0xD800 && letter <= 0xDFFF ? 0xFFFD : letter;
        if (code < 0x80) {
            bytes[out++] = (byte) code;
        } else if (code < 0x800) {
            bytes[out++] = (byte) (0xC0 | code >> 6);
            bytes[out++] = (byte) (0x80 | code & 0x3F);
        } else if (code < 0x10000) {
            bytes[out++] = (byte) (0xE0 | code >> 12);
            bytes[out++] = (byte) (0x80 | code >> 6 & 0x3F);
            bytes[out++] = (byte) (0x80 | code & 0x3F);
        } else {
            bytes[out++] = (byte) (0xF0 | code >> 18);
            bytes[out++] = (byte) (0x80 | code >> 12 & 0x3F);
            bytes[out++] = (byte) (0x80 | code >> 6 & 0x3F);
            bytes[out++] = (byte) (0x80 | code & 0x3F);
        }
        return out;
    }
}
