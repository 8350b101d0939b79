package dev.vonk;

/// Functions of text, bytes and JSON.
abstract class StringFunctions extends MathFunctions {
    StringFunctions() {
    }

    /// The number of the first character; 0 for empty text.
    public static Column ascii(Column e) {
        return call("ascii", e);
    }

    /// Bytes as base64 text.
    public static Column base64(Column e) {
        return call("base64", e);
    }

    /// The text without spaces (or characters of `trim`) at both ends.
    public static Column btrim(Column e) {
        return call("btrim", e);
    }

    /// The text without spaces (or characters of `trim`) at both ends.
    public static Column btrim(Column e, Column trim) {
        return call("btrim", e, trim);
    }

    /// How many characters.
    public static Column char_length(Column e) {
        return call("char_length", e);
    }

    /// How many characters.
    public static Column character_length(Column e) {
        return call("character_length", e);
    }

    /// The character with this number.
    public static Column chr(Column e) {
        return call("chr", e);
    }

    /// Texts, bytes or arrays one after the other. Null where one is null.
    public static Column concat(Column... columns) {
        return call("concat", (Object[]) columns);
    }

    /// Texts with a separator between them; nulls are left out, never null.
    public static Column concat_ws(String separator, Column... columns) {
        return call("concat_ws", prepended(columns, separator));
    }

    /// Whether the left text has the right one in it.
    public static Column contains(Column left, Column right) {
        return call("contains", left, right);
    }

    /// Bytes as text of a character set: US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE, UTF-16, UTF-32.
    public static Column decode(Column e, String charset) {
        return call("decode", e, charset);
    }

    /// The one of the texts behind the first argument whose place, counted from 1, that argument is.
    public static Column elt(Column... columns) {
        return call("elt", (Object[]) columns);
    }

    /// Text as bytes of a character set.
    public static Column encode(Column e, String charset) {
        return call("encode", e, charset);
    }

    /// Whether the text ends so.
    public static Column endswith(Column str, Column suffix) {
        return call("endswith", str, suffix);
    }

    /// The place, counted from 1, of a text in a list with commas; 0 where it is not in it.
    public static Column find_in_set(Column str, Column list) {
        return call("find_in_set", str, list);
    }

    /// A number with commas between thousands and `places` decimal places.
    public static Column format_number(Column e, int places) {
        return call("format_number", e, places);
    }

    /// Values put into a format as `printf` does.
    public static Column format_string(String format, Column... arguments) {
        return call("format_string", prepended(arguments, format));
    }

    /// Whether the text matches an SQL pattern, without regard to case.
    public static Column ilike(Column str, Column pattern) {
        return call("ilike", str, pattern);
    }

    /// Whether the text matches an SQL pattern, without regard to case.
    public static Column ilike(Column str, Column pattern, Column escape) {
        return call("ilike", str, pattern, escape);
    }

    /// Each word with its first letter in upper case, the others in lower case.
    public static Column initcap(Column e) {
        return call("initcap", e);
    }

    /// The place, counted from 1, where a part first occurs; 0 where it does not.
    public static Column instr(Column str, String part) {
        return call("instr", str, part);
    }

    /// The place, counted from 1, where a part first occurs; 0 where it does not.
    public static Column instr(Column str, Column part) {
        return call("instr", str, part);
    }

    /// The text in lower case.
    public static Column lcase(Column e) {
        return call("lcase", e);
    }

    /// The first characters.
    public static Column left(Column str, Column length) {
        return call("left", str, length);
    }

    /// How many characters, or bytes.
    public static Column len(Column e) {
        return call("len", e);
    }

    /// How many characters, or bytes of bytes.
    public static Column length(Column e) {
        return call("length", e);
    }

    /// How many letters must change to make one text the other; -1 above the threshold.
    public static Column levenshtein(Column left, Column right) {
        return call("levenshtein", left, right);
    }

    /// How many letters must change to make one text the other; -1 above the threshold.
    public static Column levenshtein(Column left, Column right, int threshold) {
        return call("levenshtein", left, right, threshold);
    }

    /// Whether the text matches an SQL pattern: `%` anything, `_` one character.
    public static Column like(Column str, Column pattern) {
        return call("like", str, pattern);
    }

    /// Whether the text matches an SQL pattern: `%` anything, `_` one character.
    public static Column like(Column str, Column pattern, Column escape) {
        return call("like", str, pattern, escape);
    }

    /// The place, counted from 1, where a part occurs at or after `pos`; 0 where it does not.
    public static Column locate(String part, Column str) {
        return call("locate", part, str);
    }

    /// The place, counted from 1, where a part occurs at or after `pos`; 0 where it does not.
    public static Column locate(String part, Column str, int pos) {
        return call("locate", part, str, pos);
    }

    /// The text in lower case.
    public static Column lower(Column e) {
        return call("lower", e);
    }

    /// The text filled up at the left, or cut, to a length.
    public static Column lpad(Column str, int length, String pad) {
        return call("lpad", str, length, pad);
    }

    /// The text filled up at the left, or cut, to a length.
    public static Column lpad(Column str, Column length, Column pad) {
        return call("lpad", str, length, pad);
    }

    /// The text without spaces (or characters of `trim`) at the left.
    public static Column ltrim(Column e) {
        return call("ltrim", e);
    }

    /// The text without spaces (or characters of `trim`) at the left.
    public static Column ltrim(Column e, String trim) {
        return call("ltrim", e, trim);
    }

    /// The text without spaces (or characters of `trim`) at the left.
    public static Column ltrim(Column e, Column trim) {
        return call("ltrim", e, trim);
    }

    /// Whether digits pass the Luhn check.
    public static Column luhn_check(Column e) {
        return call("luhn_check", e);
    }

    /// How many bytes.
    public static Column octet_length(Column e) {
        return call("octet_length", e);
    }

    /// How many bits.
    public static Column bit_length(Column e) {
        return call("bit_length", e);
    }

    /// The text with the part at `pos` replaced.
    public static Column overlay(Column src, Column replace, Column pos) {
        return call("overlay", src, replace, pos);
    }

    /// The text with the part at `pos` replaced.
    public static Column overlay(Column src, Column replace, Column pos, Column length) {
        return call("overlay", src, replace, pos, length);
    }

    /// The place, counted from 1, where a part occurs.
    public static Column position(Column part, Column str) {
        return call("position", part, str);
    }

    /// The place, counted from 1, where a part occurs.
    public static Column position(Column part, Column str, Column start) {
        return call("position", part, str, start);
    }

    /// As `format_string`.
    public static Column printf(Column format, Column... arguments) {
        return call("printf", prepended(arguments, format));
    }

    /// Whether a part of the text matches a Java regular expression.
    public static Column regexp(Column str, Column regexp) {
        return call("regexp", str, regexp);
    }

    /// How often a Java regular expression matches.
    public static Column regexp_count(Column str, Column regexp) {
        return call("regexp_count", str, regexp);
    }

    /// What a group of a Java regular expression matched first; empty where nothing did.
    public static Column regexp_extract(Column e, String pattern, int group) {
        return call("regexp_extract", e, pattern, group);
    }

    /// What a group matched, every time.
    public static Column regexp_extract_all(Column str, Column regexp) {
        return call("regexp_extract_all", str, regexp);
    }

    /// What a group matched, every time.
    public static Column regexp_extract_all(Column str, Column regexp, Column group) {
        return call("regexp_extract_all", str, regexp, group);
    }

    /// The place, counted from 1, of the first match; 0 where there is none.
    public static Column regexp_instr(Column str, Column regexp) {
        return call("regexp_instr", str, regexp);
    }

    /// The place, counted from 1, of the first match; 0 where there is none.
    public static Column regexp_instr(Column str, Column regexp, Column group) {
        return call("regexp_instr", str, regexp, group);
    }

    /// Whether a part of the text matches a Java regular expression.
    public static Column regexp_like(Column str, Column regexp) {
        return call("regexp_like", str, regexp);
    }

    /// The text with all matches of a Java regular expression replaced; `$1` stands for a group.
    public static Column regexp_replace(Column e, String pattern, String replacement) {
        return call("regexp_replace", e, pattern, replacement);
    }

    /// The text with all matches of a Java regular expression replaced; `$1` stands for a group.
    public static Column regexp_replace(Column e, Column pattern, Column replacement) {
        return call("regexp_replace", e, pattern, replacement);
    }

    /// The first match; null where there is none.
    public static Column regexp_substr(Column str, Column regexp) {
        return call("regexp_substr", str, regexp);
    }

    /// The text `n` times.
    public static Column repeat(Column str, int n) {
        return call("repeat", str, n);
    }

    /// The text `n` times.
    public static Column repeat(Column str, Column n) {
        return call("repeat", str, n);
    }

    /// The text with every occurrence replaced, or taken out.
    public static Column replace(Column src, Column search) {
        return call("replace", src, search);
    }

    /// The text with every occurrence replaced, or taken out.
    public static Column replace(Column src, Column search, Column replacement) {
        return call("replace", src, search, replacement);
    }

    /// Text or an array from back to front.
    public static Column reverse(Column e) {
        return call("reverse", e);
    }

    /// The last characters.
    public static Column right(Column str, Column length) {
        return call("right", str, length);
    }

    /// Whether a part of the text matches a Java regular expression.
    public static Column rlike(Column str, Column regexp) {
        return call("rlike", str, regexp);
    }

    /// The text filled up at the right, or cut, to a length.
    public static Column rpad(Column str, int length, String pad) {
        return call("rpad", str, length, pad);
    }

    /// The text filled up at the right, or cut, to a length.
    public static Column rpad(Column str, Column length, Column pad) {
        return call("rpad", str, length, pad);
    }

    /// The text without spaces (or characters of `trim`) at the right.
    public static Column rtrim(Column e) {
        return call("rtrim", e);
    }

    /// The text without spaces (or characters of `trim`) at the right.
    public static Column rtrim(Column e, String trim) {
        return call("rtrim", e, trim);
    }

    /// The text without spaces (or characters of `trim`) at the right.
    public static Column rtrim(Column e, Column trim) {
        return call("rtrim", e, trim);
    }

    /// How the text sounds, as a code of four characters.
    public static Column soundex(Column e) {
        return call("soundex", e);
    }

    /// As many spaces.
    public static Column space(Column n) {
        return call("space", n);
    }

    /// The text cut at matches of a Java regular expression: an array of at most `limit` parts.
    public static Column split(Column str, String pattern) {
        return call("split", str, pattern);
    }

    /// The text cut at matches of a Java regular expression: an array of at most `limit` parts.
    public static Column split(Column str, String pattern, int limit) {
        return call("split", str, pattern, limit);
    }

    /// The text cut at matches of a Java regular expression: an array of at most `limit` parts.
    public static Column split(Column str, Column pattern) {
        return call("split", str, pattern);
    }

    /// The text cut at matches of a Java regular expression: an array of at most `limit` parts.
    public static Column split(Column str, Column pattern, Column limit) {
        return call("split", str, pattern, limit);
    }

    /// The part at a place, counted from 1, of a text cut at a delimiter.
    public static Column split_part(Column str, Column delimiter, Column part) {
        return call("split_part", str, delimiter, part);
    }

    /// Whether the text begins so.
    public static Column startswith(Column str, Column prefix) {
        return call("startswith", str, prefix);
    }

    /// The part from place `pos`, counted from 1, of `len` characters.
    public static Column substr(Column str, Column pos) {
        return call("substr", str, pos);
    }

    /// The part from place `pos`, counted from 1, of `len` characters.
    public static Column substr(Column str, Column pos, Column len) {
        return call("substr", str, pos, len);
    }

    /// The part from place `pos`, counted from 1 (negative: from the end), of `len` characters.
    public static Column substring(Column str, int pos, int len) {
        return call("substring", str, pos, len);
    }

    /// The part from place `pos`, counted from 1 (negative: from the end), of `len` characters.
    public static Column substring(Column str, Column pos, Column len) {
        return call("substring", str, pos, len);
    }

    /// What is before the `count`th delimiter, or behind it from the end where negative.
    public static Column substring_index(Column str, String delimiter, int count) {
        return call("substring_index", str, delimiter, count);
    }

    /// The text with each character of `matching` replaced by the one at the same place.
    public static Column translate(Column src, String matching, String replacement) {
        return call("translate", src, matching, replacement);
    }

    /// The text without spaces (or characters of `trim`) at both ends.
    public static Column trim(Column e) {
        return call("trim", e);
    }

    /// The text without spaces (or characters of `trim`) at both ends.
    public static Column trim(Column e, String trim) {
        return call("trim", e, trim);
    }

    /// The text without spaces (or characters of `trim`) at both ends.
    public static Column trim(Column e, Column trim) {
        return call("trim", e, trim);
    }

    /// The text in upper case.
    public static Column ucase(Column e) {
        return call("ucase", e);
    }

    /// Base64 text as bytes.
    public static Column unbase64(Column e) {
        return call("unbase64", e);
    }

    /// The text in upper case.
    public static Column upper(Column e) {
        return call("upper", e);
    }

    /// As `url_decode`; null where the text is not encoded so.
    public static Column try_url_decode(Column e) {
        return call("try_url_decode", e);
    }

    /// Text with `%41` and `+` undone.
    public static Column url_decode(Column e) {
        return call("url_decode", e);
    }

    /// Text as it may stand in an address.
    public static Column url_encode(Column e) {
        return call("url_encode", e);
    }

    /// Text such as `a:1,b:2` as a map.
    public static Column str_to_map(Column e) {
        return call("str_to_map", e);
    }

    /// Text such as `a:1,b:2` as a map.
    public static Column str_to_map(Column e, Column pairDelimiter) {
        return call("str_to_map", e, pairDelimiter);
    }

    /// Text such as `a:1,b:2` as a map.
    public static Column str_to_map(Column e, Column pairDelimiter, Column keyDelimiter) {
        return call("str_to_map", e, pairDelimiter, keyDelimiter);
    }

    /// The type of a value, as text.
    public static Column typeof(Column e) {
        return call("typeof", e);
    }
}
