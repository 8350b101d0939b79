package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.function.text.TextOutput;
import dev.vonk.runtime.function.text.Utf8;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Text: cutting, joining, searching, case. Patterns are in [Patterns], encodings and digests in [Encodings].
public final class Strings implements FunctionFamily {
    private static final byte[] BLANK = {' '};

    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("string");
        cases(family);
        parts(family);
        search(family);
        joins(family);
        changes(family);
        letters(family);
        return family.functions();
    }

    /// A function from string to string that is not worth a loop over bytes.
    private static Kernel plain(UnaryOperator<String> change) {
        return (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            return Shapes.text(rows, validity, text.total(rows), scratch,
                    (i, out) -> out.append(change.apply(text.string(i))));
        };
    }

    private static void cases(Family family) {
        family.scalar("upper", "upper(str)", "`str` in upper case.", "upper('SparkSql')", "SPARKSQL").alias("ucase")
                .takes("string -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.text(rows, validity, text.total(rows), scratch,
                            (i, out) -> Utf8.upper(out, text.data(), text.start(i), text.size(i)));
                });
        family.scalar("lower", "lower(str)", "`str` in lower case.", "lower('SparkSql')", "sparksql").alias("lcase")
                .takes("string -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.text(rows, validity, text.total(rows), scratch,
                            (i, out) -> Utf8.lower(out, text.data(), text.start(i), text.size(i)));
                });
        family.scalar("initcap", "initcap(str)",
                "`str` with the first letter of each word in upper case, the others in lower case.",
                "initcap('sPark sql')", "Spark Sql").takes("string -> string", plain(Strings::initcap));
        family.scalar("length", "length(expr)", "The characters of a text, the bytes of a binary.",
                "length('Spark SQL ')", "10").alias("len", "char_length", "character_length")
                .takes("string -> int", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.ints(rows, validity, scratch,
                            i -> Utf8.length(text.data(), text.start(i), text.size(i)));
                })
                .takes("binary -> int", Strings::byteCount);
        family.scalar("octet_length", "octet_length(expr)", "The bytes of a text (in UTF-8) or binary.",
                "octet_length('Spark SQL')", "9").takes("string -> int", Strings::byteCount)
                .takes("binary -> int", Strings::byteCount);
        Kernel bits = (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            return Shapes.ints(rows, validity, scratch, i -> 8L * text.size(i));
        };
        family.scalar("bit_length", "bit_length(expr)", "The bits of a text (in UTF-8) or binary.",
                "bit_length('Spark SQL')", "72").takes("string -> int", bits).takes("binary -> int", bits);
    }

    private static Vector byteCount(Vector[] a, int rows, @Nullable Validity validity, Scratch scratch) {
        var text = TextArgument.of(a[0]);
        return Shapes.ints(rows, validity, scratch, i -> text.size(i));
    }

    private static String initcap(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var out = new StringBuilder(lower);
        boolean start = true;
        for (int i = 0; i < out.length(); i++) {
            if (start) {
                out.setCharAt(i, Character.toTitleCase(out.charAt(i)));
            }
            start = out.charAt(i) == ' ';
        }
        return out.toString();
    }

    private static void parts(Family family) {
        Kernel substring = (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            return Shapes.text(rows, validity, text.total(rows), scratch,
                    (i, out) -> Utf8.substring(out, text.data(), text.start(i), text.size(i),
                            (int) Vectors.longAt(a[1], i),
                            a.length > 2 ? (int) Vectors.longAt(a[2], i) : Integer.MAX_VALUE));
        };
        Kernel bytes = (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            return Shapes.text(rows, validity, text.total(rows), scratch, (i, out) -> byteSubstring(out, text, i,
                    (int) Vectors.longAt(a[1], i), a.length > 2 ? (int) Vectors.longAt(a[2], i) : Integer.MAX_VALUE));
        };
        family.scalar("substring", "substring(str, pos[, len])",
                "The part that starts at `pos` (1-based, negative from the end) and is `len` long.",
                "substring('Spark SQL', -3)", "SQL").alias("substr", "mid")
                .takes("string, int -> string", substring).takes("string, int, int -> string", substring)
                .takes("binary, int -> binary", bytes).takes("binary, int, int -> binary", bytes);
        family.scalar("left", "left(str, len)", "The first `len` characters.", "left('Spark SQL', 3)", "Spa")
                .takes("string, int -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.text(rows, validity, text.total(rows), scratch, (i, out) -> Utf8.substring(out,
                            text.data(), text.start(i), text.size(i), 1, (int) Vectors.longAt(a[1], i)));
                });
        family.scalar("right", "right(str, len)", "The last `len` characters.", "right('Spark SQL', 3)", "SQL")
                .takes("string, int -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.text(rows, validity, text.total(rows), scratch, (i, out) -> {
                        int length = (int) Vectors.longAt(a[1], i);
                        if (length > 0) {
                            int count = Utf8.length(text.data(), text.start(i), text.size(i));
                            Utf8.substring(out, text.data(), text.start(i), text.size(i),
                                    Math.max(1, count - length + 1), length);
                        }
                    });
                });
        trims(family);
        family.scalar("substring_index", "substring_index(str, delim, count)",
                "What stands before the `count`th delimiter, or after it counted from the end for a negative `count`.",
                "substring_index('www.apache.org', '.', 2)", "www.apache")
                .takes("string, string, int -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    var delimiter = TextArgument.of(a[1]);
                    return Shapes.text(rows, validity, text.total(rows), scratch,
                            (i, out) -> substringIndex(out, text, i, delimiter.copy(i), (int) Vectors.longAt(a[2], i)));
                });
        family.scalar("split_part", "split_part(str, delim, part)",
                "The `part`th piece (1-based, negative from the end) between delimiters, empty past the last.",
                "split_part('11.12.13', '.', 3)", "13").raises()
                .takes("string, string, int -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    var delimiter = TextArgument.of(a[1]);
                    return Shapes.text(rows, validity, text.total(rows), scratch, (i, out) -> out
                            .append(splitPart(text.string(i), delimiter.string(i), (int) Vectors.longAt(a[2], i))));
                });
    }

    private static void byteSubstring(TextOutput out, TextArgument text, int row, int position, int length) {
        int size = text.size(row);
        long from = position > 0 ? position - 1L : position < 0 ? (long) size + position : 0;
        long to = Math.min(size, from + Math.max(0, length));
        from = Math.max(0, from);
        if (from < to) {
            out.append(text.data(), text.start(row) + (int) from, (int) (to - from));
        }
    }

    private static void trims(Family family) {
        family.scalar("trim", "trim(str[, cut])", "`str` without blanks, or the characters of `cut`, at both ends.",
                "trim('   SparkSQL   ')", "SparkSQL").alias("btrim")
                .takes("string -> string", trim(true, true)).takes("string, string -> string", trim(true, true));
        family.scalar("ltrim", "ltrim(str[, cut])", "`str` without blanks, or the characters of `cut`, at its start.",
                "ltrim('   SparkSQL')", "SparkSQL")
                .takes("string -> string", trim(true, false)).takes("string, string -> string", trim(true, false));
        family.scalar("rtrim", "rtrim(str[, cut])", "`str` without blanks, or the characters of `cut`, at its end.",
                "rtrim('SparkSQL   ')", "SparkSQL")
                .takes("string -> string", trim(false, true)).takes("string, string -> string", trim(false, true));
    }

    private static Kernel trim(boolean left, boolean right) {
        return (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            var cut = a.length > 1 ? TextArgument.of(a[1]) : null;
            return Shapes.text(rows, validity, text.total(rows), scratch, (i, out) -> Utf8.trim(out, text.data(),
                    text.start(i), text.size(i), cut == null ? BLANK : cut.copy(i), left, right));
        };
    }

    private static void substringIndex(TextOutput out, TextArgument text, int row, byte[] delimiter, int count) {
        int size = text.size(row);
        if (count == 0 || delimiter.length == 0) {
            return;
        }
        int at = count > 0 ? -1 : size;
        for (long left = Math.abs((long) count); left > 0; left--) {
            at = count > 0
                    ? Utf8.indexOf(text.data(), text.start(row), size, delimiter, 0, delimiter.length,
                            at < 0 ? 0 : at + delimiter.length)
                    : Utf8.lastIndexOf(text.data(), text.start(row), size, delimiter, at - 1);
            if (at < 0) {
                out.append(text.data(), text.start(row), size);
                return;
            }
        }
        if (count > 0) {
            out.append(text.data(), text.start(row), at);
        } else {
            out.append(text.data(), text.start(row) + at + delimiter.length, size - at - delimiter.length);
        }
    }

    private static String splitPart(String text, String delimiter, int part) {
        if (part == 0) {
            throw new DataException("INVALID_INDEX_OF_ZERO",
                    "split_part was asked for part 0. Parts count from 1, or from -1 at the end.");
        }
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int at = delimiter.isEmpty() ? -1 : text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            pieces.add(text.substring(from, at));
            from = at + delimiter.length();
        }
        pieces.add(text.substring(from));
        int index = part > 0 ? part - 1 : pieces.size() + part;
        return index < 0 || index >= pieces.size() ? "" : pieces.get(index);
    }

    private static void search(Family family) {
        Kernel contains = (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            var part = TextArgument.of(a[1]);
            return Shapes.booleans(rows, validity, scratch, i -> Utf8.indexOf(text.data(), text.start(i), text.size(i),
                    part.data(), part.start(i), part.size(i), 0) >= 0);
        };
        family.scalar("contains", "contains(left, right)", "Whether `right` occurs in `left`.",
                "contains('Spark SQL', 'Spark')", "true").takes("string, string -> boolean", contains)
                .takes("binary, binary -> boolean", contains);
        Kernel starts = (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            var part = TextArgument.of(a[1]);
            return Shapes.booleans(rows, validity, scratch, i -> Utf8.startsWith(text.data(), text.start(i),
                    text.size(i), part.data(), part.start(i), part.size(i)));
        };
        family.scalar("startswith", "startswith(left, right)", "Whether `left` starts with `right`.",
                "startswith('Spark SQL', 'Spark')", "true").takes("string, string -> boolean", starts)
                .takes("binary, binary -> boolean", starts);
        Kernel ends = (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            var part = TextArgument.of(a[1]);
            return Shapes.booleans(rows, validity, scratch, i -> Utf8.endsWith(text.data(), text.start(i), text.size(i),
                    part.data(), part.start(i), part.size(i)));
        };
        family.scalar("endswith", "endswith(left, right)", "Whether `left` ends with `right`.",
                "endswith('Spark SQL', 'SQL')", "true").takes("string, string -> boolean", ends)
                .takes("binary, binary -> boolean", ends);
        family.scalar("instr", "instr(str, substr)",
                "Where `substr` first occurs in `str`, from 1; 0 where it does not.", "instr('SparkSQL', 'SQL')", "6")
                .takes("string, string -> int", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    var part = TextArgument.of(a[1]);
                    return Shapes.ints(rows, validity, scratch, i -> locate(text, part, i, 1));
                });
        Kernel locate = (a, rows, validity, scratch) -> {
            var part = TextArgument.of(a[0]);
            var text = TextArgument.of(a[1]);
            return Shapes.ints(rows, validity, scratch,
                    i -> locate(text, part, i, a.length > 2 ? (int) Vectors.longAt(a[2], i) : 1));
        };
        family.scalar("locate", "locate(substr, str[, pos])",
                "Where `substr` first occurs in `str` at or after `pos`, from 1; 0 where it does not.",
                "locate('bar', 'foobarbar')", "4").alias("position")
                .takes("string, string -> int", locate).takes("string, string, int -> int", locate);
        family.scalar("find_in_set", "find_in_set(str, list)",
                "The place, from 1, of `str` in a comma-separated list; 0 where it is not in it.",
                "find_in_set('ab', 'abc,b,ab,c,def')", "3")
                .takes("string, string -> int", (a, rows, validity, scratch) -> {
                    var item = TextArgument.of(a[0]);
                    var list = TextArgument.of(a[1]);
                    return Shapes.ints(rows, validity, scratch,
                            i -> item.string(i).contains(",")
                                    ? 0
                                    : List.of(list.string(i).split(",", -1)).indexOf(item.string(i)) + 1);
                });
    }

    private static int locate(TextArgument text, TextArgument part, int row, int position) {
        if (position < 1) {
            return 0;
        }
        int start = text.start(row);
        int size = text.size(row);
        int from = Utf8.offsetOf(text.data(), start, size, position - 1);
        int at = Utf8.indexOf(text.data(), start, size, part.data(), part.start(row), part.size(row), from);
        return at < 0 ? 0 : Utf8.length(text.data(), start, at) + 1;
    }

    private static void joins(Family family) {
        family.scalar("concat", "concat(col1, ..., colN)", "The texts, or the arrays, one after the other.",
                "concat('Spark', 'SQL')", "SparkSQL").binds(Strings::concat);
        family.scalar("concat_ws", "concat_ws(sep[, str | array(str), ...])",
                "The texts that are not NULL with `sep` between them.", "concat_ws(' ', 'Spark', 'SQL')", "Spark SQL")
                .ownNulls().binds(Strings::concatWithSeparator);
        family.scalar("repeat", "repeat(str, n)", "`str` `n` times.", "repeat('123', 2)", "123123")
                .takes("string, int -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.text(rows, validity, text.total(rows), scratch, (i, out) -> {
                        for (long left = Vectors.longAt(a[1], i); left > 0; left--) {
                            out.append(text.data(), text.start(i), text.size(i));
                        }
                    });
                });
        family.scalar("space", "space(n)", "`n` blanks.", "concat(space(2), '1')", "  1").takes("int -> string",
                (a, rows, validity, scratch) -> Shapes.text(rows, validity, rows * 4, scratch, (i, out) -> {
                    for (long left = Vectors.longAt(a[0], i); left > 0; left--) {
                        out.append(' ');
                    }
                }));
        family.scalar("elt", "elt(n, input1, input2, ...)", "The `n`th of the texts.", "elt(1, 'scala', 'java')",
                "scala").ownNulls().raises().takes("int, string... -> string",
                        (a, rows, _, scratch) -> Shapes.textOrNull(rows, null, rows * 8, scratch, (i, out) -> {
                            if (a[0].isNull(i)) {
                                return false;
                            }
                            long n = Vectors.longAt(a[0], i);
                            if (n < 1 || n >= a.length) {
                                throw new DataException("INVALID_ARRAY_INDEX", "elt was asked for text " + n + " of "
                                        + (a.length - 1) + ". They count from 1.");
                            }
                            var text = TextArgument.of(a[(int) n]);
                            if (text.isNull(i)) {
                                return false;
                            }
                            out.append(text.data(), text.start(i), text.size(i));
                            return true;
                        }));
    }

    private static Optional<BoundFunction> concat(List<DataType> types) {
        if (types.stream().anyMatch(ArrayType.class::isInstance)) {
            return Collections.concat(types);
        }
        boolean binary = !types.isEmpty() && types.stream().allMatch(DataType.BinaryType.class::isInstance);
        if (types.stream().anyMatch(type -> !Coercion.isAtomic(type))) {
            return Optional.empty();
        }
        var result = binary ? DataTypes.BinaryType : DataTypes.StringType;
        return Optional.of(new BoundFunction(java.util.Collections.nCopies(types.size(), result), result,
                (a, rows, validity, scratch) -> {
                    var texts = new TextArgument[a.length];
                    int total = 0;
                    for (int k = 0; k < a.length; k++) {
                        texts[k] = TextArgument.of(a[k]);
                        total += texts[k].total(rows);
                    }
                    return Shapes.text(rows, validity, total, scratch, (i, out) -> {
                        for (var text : texts) {
                            out.append(text.data(), text.start(i), text.size(i));
                        }
                    });
                }));
    }

    private static Optional<BoundFunction> concatWithSeparator(List<DataType> types) {
        if (types.isEmpty()) {
            return Optional.empty();
        }
        var wanted = new ArrayList<DataType>();
        for (var type : types) {
            boolean list = type instanceof ArrayType && !wanted.isEmpty();
            if (!list && !Coercion.isAtomic(type)) {
                return Optional.empty();
            }
            wanted.add(list ? DataTypes.createArrayType(DataTypes.StringType) : DataTypes.StringType);
        }
        return Optional.of(new BoundFunction(wanted, DataTypes.StringType, (a, rows, _, scratch) -> {
            var separator = TextArgument.of(a[0]);
            return Shapes.textOrNull(rows, null, rows * 16, scratch, (i, out) -> {
                if (separator.isNull(i)) {
                    return false;
                }
                boolean first = true;
                for (int k = 1; k < a.length; k++) {
                    first = appendJoined(out, a[k], i, separator, first);
                }
                return true;
            });
        }));
    }

    private static boolean appendJoined(TextOutput out, Vector argument, int row, TextArgument separator,
            boolean first) {
        if (argument.isNull(row)) {
            return first;
        }
        var flat = argument instanceof ConstantVector(var value, var _) ? value : argument;
        int at = flat == argument ? row : 0;
        if (!(flat instanceof ListVector list)) {
            appendAfterSeparator(out, TextArgument.of(flat), at, separator, row, first);
            return false;
        }
        var elements = TextArgument.of(list.child().flat(Scratch.fresh()));
        for (int k = list.start(at); k < list.start(at) + list.size(at); k++) {
            if (!elements.isNull(k)) {
                appendAfterSeparator(out, elements, k, separator, row, first);
                first = false;
            }
        }
        return first;
    }

    private static void appendAfterSeparator(TextOutput out, TextArgument text, int at, TextArgument separator, int row,
            boolean first) {
        if (!first) {
            out.append(separator.data(), separator.start(row), separator.size(row));
        }
        out.append(text.data(), text.start(at), text.size(at));
    }

    private static void changes(Family family) {
        family.scalar("reverse", "reverse(expr)",
                "The characters of a text, or the elements of an array, from last to first.", "reverse('Spark SQL')",
                "LQS krapS").binds(
                        types -> types.size() == 1 && types.get(0) instanceof ArrayType
                                ? Collections.reverse(types)
                                : types.size() == 1 && Coercion.isAtomic(types.get(0))
                                        ? Optional.of(new BoundFunction(List.of(DataTypes.StringType),
                                                DataTypes.StringType, (a, rows, validity, scratch) -> {
                                                    var text = TextArgument.of(a[0]);
                                                    return Shapes.text(rows, validity, text.total(rows), scratch,
                                                            (i, out) -> Utf8.reverse(out, text.data(), text.start(i),
                                                                    text.size(i)));
                                                }))
                                        : Optional.empty());
        Kernel replace = (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            var from = TextArgument.of(a[1]);
            var to = a.length > 2 ? TextArgument.of(a[2]) : null;
            return Shapes.text(rows, validity, text.total(rows), scratch, (i, out) -> replace(out, text, i, from, to));
        };
        family.scalar("replace", "replace(str, search[, replace])", "`str` with every `search` replaced.",
                "replace('ABCabc', 'abc', 'DEF')", "ABCDEF").takes("string, string -> string", replace)
                .takes("string, string, string -> string", replace);
        family.scalar("translate", "translate(str, from, to)",
                "`str` with each character of `from` replaced by the one at its place in `to`, or dropped.",
                "translate('AaBbCc', 'abc', '123')", "A1B2C3")
                .takes("string, string, string -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    var from = TextArgument.of(a[1]);
                    var to = TextArgument.of(a[2]);
                    return Shapes.text(rows, validity, text.total(rows), scratch,
                            (i, out) -> translate(out, text.string(i), from.string(i), to.string(i)));
                });
        Kernel overlay = (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            var piece = TextArgument.of(a[1]);
            return Shapes.text(rows, validity, text.total(rows), scratch, (i, out) -> overlay(out, text, piece, i,
                    (int) Vectors.longAt(a[2], i), a.length > 3 ? (int) Vectors.longAt(a[3], i) : -1));
        };
        family.scalar("overlay", "overlay(input, replace, pos[, len])",
                "`input` with `len` characters from `pos` on replaced.", "overlay('Spark SQL', '_', 6)", "Spark_SQL")
                .takes("string, string, int -> string", overlay).takes("string, string, int, int -> string", overlay);
    }

    private static void replace(TextOutput out, TextArgument text, int row, TextArgument from,
            @Nullable TextArgument to) {
        int start = text.start(row);
        int size = text.size(row);
        int at = 0;
        if (from.size(row) > 0) {
            for (int found = find(text, row, from, 0); found >= 0; found = find(text, row, from, at)) {
                out.append(text.data(), start + at, found - at);
                if (to != null) {
                    out.append(to.data(), to.start(row), to.size(row));
                }
                at = found + from.size(row);
            }
        }
        out.append(text.data(), start + at, size - at);
    }

    private static int find(TextArgument text, int row, TextArgument part, int from) {
        return Utf8.indexOf(text.data(), text.start(row), text.size(row), part.data(), part.start(row), part.size(row),
                from);
    }

    private static void translate(TextOutput out, String text, String from, String to) {
        int[] source = from.codePoints().toArray();
        int[] target = to.codePoints().toArray();
        text.codePoints().forEach(letter -> {
            int at = 0;
            while (at < source.length && source[at] != letter) {
                at++;
            }
            if (at == source.length) {
                out.appendCodePoint(letter);
            } else if (at < target.length) {
                out.appendCodePoint(target[at]);
            }
        });
    }

    private static void overlay(TextOutput out, TextArgument text, TextArgument piece, int row, int position,
            int length) {
        int start = text.start(row);
        int size = text.size(row);
        int cut = length >= 0 ? length : Utf8.length(piece.data(), piece.start(row), piece.size(row));
        Utf8.substring(out, text.data(), start, size, 1, position - 1);
        out.append(piece.data(), piece.start(row), piece.size(row));
        Utf8.substring(out, text.data(), start, size, position + cut, Integer.MAX_VALUE);
    }

    private static void letters(Family family) {
        family.scalar("ascii", "ascii(str)", "The number of the first character; 0 for an empty text.", "ascii('222')",
                "50").takes("string -> int", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.ints(rows, validity, scratch,
                            i -> text.size(i) == 0 ? 0 : Utf8.codePointAt(text.data(), text.start(i), text.size(i)));
                });
        family.scalar("chr", "chr(n)", "The character with the number `n` modulo 256; empty for a negative one.",
                "chr(65)", "A").alias("char").takes("bigint -> string",
                        (a, rows, validity, scratch) -> Shapes.text(rows, validity, rows, scratch, (i, out) -> {
                            long n = Vectors.longAt(a[0], i);
                            if (n >= 0) {
                                out.appendCodePoint((int) (n & 0xFF));
                            }
                        }));
        Kernel distance = (a, rows, validity, scratch) -> {
            var left = TextArgument.of(a[0]);
            var right = TextArgument.of(a[1]);
            return Shapes.ints(rows, validity, scratch, i -> {
                int edits = levenshtein(left.string(i), right.string(i));
                return a.length > 2 && edits > Vectors.longAt(a[2], i) ? -1 : edits;
            });
        };
        family.scalar("levenshtein", "levenshtein(str1, str2[, threshold])",
                "How many characters to change, add or drop between both; -1 beyond the threshold.",
                "levenshtein('kitten', 'sitting')", "3")
                .takes("string, string -> int", distance).takes("string, string, int -> int", distance);
        family.scalar("soundex", "soundex(str)", "The Soundex code of a word.", "soundex('Miller')", "M460")
                .takes("string -> string", plain(Strings::soundex));
        Kernel mask = (a, rows, _, scratch) -> {
            var text = TextArgument.of(a[0]);
            return Shapes.textOrNull(rows, null, rows * 16, scratch, (i, out) -> {
                if (text.isNull(i)) {
                    return false;
                }
                text.string(i).codePoints().forEach(letter -> mask(out, a, i, letter));
                return true;
            });
        };
        family.scalar("mask", "mask(str[, upper[, lower[, digit[, other]]]])",
                "`str` with its letters and digits hidden behind X, x and n, or the characters given; NULL leaves a kind as it is.",
                "mask('AbCD123-@$#')", "XxXXnnn-@$#").ownNulls()
                .takes("string -> string", mask).takes("string, string -> string", mask)
                .takes("string, string, string -> string", mask).takes("string, string, string, string -> string", mask)
                .takes("string, string, string, string, string -> string", mask);
        family.scalar("luhn_check", "luhn_check(str)", "Whether the digits end in a right Luhn check digit.",
                "luhn_check('8112189876')", "true").takes("string -> boolean", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.booleans(rows, validity, scratch, i -> luhn(text.string(i)));
                });
    }

    private static void mask(TextOutput out, Vector[] a, int row, int letter) {
        int kind = Character.isUpperCase(letter)
                ? 1
                : Character.isLowerCase(letter) ? 2 : Character.isDigit(letter) ? 3 : 4;
        if (kind >= a.length) {
            out.appendCodePoint(kind == 4 ? letter : "Xxn".charAt(kind - 1));
            return;
        }
        var replacement = TextArgument.of(a[kind]);
        if (replacement.isNull(row)) {
            out.appendCodePoint(letter);
        } else {
            out.append(replacement.data(), replacement.start(row), replacement.size(row));
        }
    }

    private static int levenshtein(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        var row = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length];
    }

    private static String soundex(String text) {
        var codes = "01230120022455012623010202";
        if (text.isEmpty() || !isLetter(text.charAt(0))) {
            return text;
        }
        var upper = text.toUpperCase(Locale.ROOT);
        var out = new StringBuilder().append(upper.charAt(0));
        char last = codes.charAt(upper.charAt(0) - 'A');
        for (int i = 1; i < upper.length() && out.length() < 4; i++) {
            char letter = upper.charAt(i);
            if (!isLetter(letter)) {
                last = '0';
                continue;
            }
            char code = codes.charAt(letter - 'A');
            if (code != '0' && code != last) {
                out.append(code);
            }
            // H and W do not part two letters of the same code, vowels do
            if (letter != 'H' && letter != 'W') {
                last = code;
            }
        }
        return (out + "000").substring(0, 4);
    }

    private static boolean isLetter(char letter) {
        return letter >= 'A' && letter <= 'Z' || letter >= 'a' && letter <= 'z';
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            boolean doubled = (digits.length() - i) % 2 == 0;
            sum += doubled ? digit * 2 > 9 ? digit * 2 - 9 : digit * 2 : digit;
        }
        return !digits.isEmpty() && sum % 10 == 0;
    }
}
