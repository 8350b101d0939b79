package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.cast.TextForm;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Text and bytes as other text and bytes: digests, base 64, character sets, URLs, number formats.
public final class Encodings implements FunctionFamily {
    private static final Map<String, Charset> CHARSETS = Map.of("UTF-8", StandardCharsets.UTF_8, "UTF8",
            StandardCharsets.UTF_8, "US-ASCII", StandardCharsets.US_ASCII,
            "ISO-8859-1", StandardCharsets.ISO_8859_1, "UTF-16", StandardCharsets.UTF_16, "UTF-16BE",
            StandardCharsets.UTF_16BE,
            "UTF-16LE", StandardCharsets.UTF_16LE, "UTF-32", Charset.forName("UTF-32"));

    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("string");
        digests(family);
        bytes(family);
        urls(family);
        urlParts(family);
        formats(family);
        family.scalar("uuid", "uuid([seed])", "A random UUID, another for each row.", "length(uuid())", "36").varies()
                .takes("-> string", uuid()).takes("bigint -> string", uuid());
        return family.functions();
    }

    private static Function<EvaluationContext, Kernel> uuid() {
        return context -> {
            var random = new SplittableRandom[1];
            return (a, rows, _, scratch) -> {
                if (random[0] == null) {
                    random[0] = a.length > 0
                            ? new SplittableRandom(Vectors.longAt(a[0], 0) + context.partition())
                            : new SplittableRandom();
                }
                return Shapes.text(rows, null, rows * 36, scratch, (_, out) -> {
                    long high = random[0].nextLong() & ~0xF000L | 0x4000L;
                    long low = random[0].nextLong() & ~(3L << 62) | 1L << 63;
                    out.append(new UUID(high, low).toString());
                });
            };
        };
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no " + algorithm, missing);
        }
    }

    private static Kernel hexDigest(String algorithm) {
        return (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            var digest = digest(algorithm);
            return Shapes.text(rows, validity, rows * 40, scratch, (i, out) -> {
                digest.update(text.data(), text.start(i), text.size(i));
                out.append(HexFormat.of().formatHex(digest.digest()));
            });
        };
    }

    private static void digests(Family family) {
        family.scalar("md5", "md5(expr)", "The MD5 digest, in hexadecimal.", "md5('Spark')",
                "8cde774d6f7333752ed72cacddb05126").takes("binary -> string", hexDigest("MD5"));
        family.scalar("sha1", "sha1(expr)", "The SHA-1 digest, in hexadecimal.", "sha1('Spark')",
                "85f5955f4b27a9a4c2aab6ffe5d7189fc298b92c").alias("sha").takes("binary -> string", hexDigest("SHA-1"));
        family.scalar("sha2", "sha2(expr, bits)",
                "The SHA-2 digest of 224, 256, 384 or 512 bits (0 means 256), in hexadecimal.", "sha2('Spark', 256)",
                "529bc3b07127ecb7e53a4dcf1991d9152c24537d919178022b2c42657f79a26b")
                .takes("binary, int -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.textOrNull(rows, validity, rows * 64, scratch, (i, out) -> {
                        long bits = Vectors.longAt(a[1], i) == 0 ? 256 : Vectors.longAt(a[1], i);
                        if (bits != 224 && bits != 256 && bits != 384 && bits != 512) {
                            return false;
                        }
                        var digest = digest("SHA-" + bits);
                        digest.update(text.data(), text.start(i), text.size(i));
                        out.append(HexFormat.of().formatHex(digest.digest()));
                        return true;
                    });
                });
        family.scalar("crc32", "crc32(expr)", "The CRC-32 check sum.", "crc32('Spark')", "1557323817")
                .takes("binary -> bigint", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    var crc = new CRC32();
                    return Shapes.longs(rows, validity, scratch, i -> {
                        crc.reset();
                        crc.update(text.data(), text.start(i), text.size(i));
                        return crc.getValue();
                    });
                });
    }

    private static void bytes(Family family) {
        family.scalar("base64", "base64(bin)", "The bytes in base 64.", "base64('Spark SQL')", "U3BhcmsgU1FM")
                .takes("binary -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.text(rows, validity, text.total(rows) * 4 / 3, scratch,
                            (i, out) -> out.append(Base64.getEncoder().encode(text.copy(i))));
                });
        family.scalar("unbase64", "unbase64(str)", "The bytes that base 64 text stands for.",
                "string(unbase64('U3BhcmsgU1FM'))", "Spark SQL").raises()
                .takes("string -> binary", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.text(rows, validity, text.total(rows), scratch, (i, out) -> {
                        try {
                            out.append(Base64.getMimeDecoder().decode(text.copy(i)));
                        } catch (IllegalArgumentException broken) {
                            throw new DataException("CONVERSION_INVALID_INPUT",
                                    "'" + text.string(i) + "' is not base 64 text: " + broken.getMessage() + ".",
                                    broken);
                        }
                    });
                });
        family.scalar("encode", "encode(str, charset)", "The text as bytes of a character set.",
                "string(encode('abc', 'utf-8'))", "abc").raises()
                .takes("string, string -> binary", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    var name = TextArgument.of(a[1]);
                    return Shapes.text(rows, validity, text.total(rows), scratch, (i, out) -> {
                        var charset = charset(name.string(i), "encode");
                        try {
                            var buffer = charset.newEncoder().encode(CharBuffer.wrap(text.string(i)));
                            out.append(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
                        } catch (CharacterCodingException unmapped) {
                            throw malformed("encode", charset, unmapped);
                        }
                    });
                });
        family.scalar("decode", "decode(bin, charset)", "The text that bytes of a character set stand for.",
                "decode(encode('abc', 'utf-8'), 'utf-8')", "abc").raises()
                .takes("binary, string -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    var name = TextArgument.of(a[1]);
                    return Shapes.text(rows, validity, text.total(rows), scratch, (i, out) -> {
                        var charset = charset(name.string(i), "decode");
                        try {
                            out.append(charset.newDecoder().decode(ByteBuffer.wrap(text.copy(i))).toString());
                        } catch (CharacterCodingException malformed) {
                            throw malformed("decode", charset, malformed);
                        }
                    });
                });
    }

    private static DataException malformed(String function, Charset charset, CharacterCodingException cause) {
        return new DataException("MALFORMED_CHARACTER_CODING",
                function + " met something that " + charset + " cannot express.", cause);
    }

    private static Charset charset(String name, String function) {
        var charset = CHARSETS.get(name.toUpperCase(Locale.ROOT));
        if (charset == null) {
            throw new DataException("INVALID_PARAMETER_VALUE.CHARSET", function + " does not know the character set '"
                    + name + "'. Use one of " + String.join(", ", CHARSETS.keySet().stream().sorted().toList()) + ".");
        }
        return charset;
    }

    private static void urls(Family family) {
        family.scalar("url_encode", "url_encode(str)", "The text as it stands in a URL's query.",
                "url_encode('https://spark.apache.org')", "https%3A%2F%2Fspark.apache.org")
                .takes("string -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.text(rows, validity, text.total(rows), scratch,
                            (i, out) -> out.append(URLEncoder.encode(text.string(i), StandardCharsets.UTF_8)));
                });
        family.scalar("url_decode", "url_decode(str)", "The text that part of a URL stands for.",
                "url_decode('https%3A%2F%2Fspark.apache.org')", "https://spark.apache.org").raises()
                .takes("string -> string", urlDecode(true));
        family.scalar("try_url_decode", "try_url_decode(str)", "As `url_decode`, but NULL where the text is broken.",
                "try_url_decode('https%3A%2F%2Fspark.apache.org')", "https://spark.apache.org")
                .takes("string -> string", urlDecode(false));
    }

    private static void urlParts(Family family) {
        Kernel part = (a, rows, validity, scratch) -> {
            var url = TextArgument.of(a[0]);
            var name = TextArgument.of(a[1]);
            var key = a.length > 2 ? TextArgument.of(a[2]) : null;
            return Shapes.textOrNull(rows, validity, url.total(rows), scratch, (i, out) -> {
                var found = urlPart(url.string(i), name.string(i), key == null ? null : key.string(i));
                if (found != null) {
                    out.append(found);
                }
                return found != null;
            });
        };
        family.scalar("parse_url", "parse_url(url, part[, key])",
                "A part of a URL: HOST, PATH, QUERY, REF, PROTOCOL, FILE, AUTHORITY or USERINFO, or one key of its query.",
                "parse_url('http://spark.apache.org/path?query=1', 'HOST')", "spark.apache.org").raises()
                .takes("string, string -> string", part).takes("string, string, string -> string", part);
    }

    private static @Nullable String urlPart(String url, String part, @Nullable String key) {
        URI parsed;
        try {
            parsed = new URI(url);
        } catch (URISyntaxException broken) {
            throw new DataException("INVALID_URL", "'" + url + "' is no URL: " + broken.getReason() + ".", broken);
        }
        if (key != null) {
            var pair = Pattern.compile("(?:^|&)" + Pattern.quote(key) + "=([^&]*)")
                    .matcher(parsed.getRawQuery() == null ? "" : parsed.getRawQuery());
            return part.equals("QUERY") && pair.find() ? pair.group(1) : null;
        }
        return switch (part) {
            case "HOST" -> parsed.getHost();
            case "PATH" -> parsed.getRawPath();
            case "QUERY" -> parsed.getRawQuery();
            case "REF" -> parsed.getRawFragment();
            case "PROTOCOL" -> parsed.getScheme();
            case "FILE" ->
                parsed.getRawQuery() == null ? parsed.getRawPath() : parsed.getRawPath() + "?" + parsed.getRawQuery();
            case "AUTHORITY" -> parsed.getRawAuthority();
            case "USERINFO" -> parsed.getRawUserInfo();
            default -> null;
        };
    }

    private static Kernel urlDecode(boolean raise) {
        return (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            return Shapes.textOrNull(rows, validity, text.total(rows), scratch, (i, out) -> {
                try {
                    out.append(URLDecoder.decode(text.string(i), StandardCharsets.UTF_8));
                    return true;
                } catch (IllegalArgumentException broken) {
                    if (raise) {
                        throw new DataException("CANNOT_DECODE_URL", "'" + text.string(i)
                                + "' is not URL-encoded text. Use try_url_decode to get NULL instead.", broken);
                    }
                    return false;
                }
            });
        };
    }

    private static void formats(Family family) {
        family.scalar("format_number", "format_number(expr, places | pattern)",
                "The number with commas between thousands, and that many decimal places or as the pattern says.",
                "format_number(12332.123456, 4)", "12,332.1235").binds(Encodings::formatNumber);
        family.scalar("format_string", "format_string(format, obj, ...)",
                "The format with its `%` places filled as by Java's formatter.",
                "format_string('Hello World %d %s', 100, 'days')", "Hello World 100 days").alias("printf").ownNulls()
                .raises().binds(Encodings::formatString);
    }

    private static Optional<BoundFunction> formatNumber(List<DataType> types) {
        if (types.size() != 2 || !(types.get(0).isNumeric() || types.get(0) instanceof DataType.StringType)
                || !(types.get(1).isIntegral() || types.get(1) instanceof DataType.StringType)) {
            return Optional.empty();
        }
        boolean places = types.get(1).isIntegral();
        var number = types.get(0) instanceof DataType.StringType ? DataTypes.DoubleType : types.get(0);
        return Optional.of(new BoundFunction(List.of(number, places ? DataTypes.IntegerType : DataTypes.StringType),
                DataTypes.StringType,
                (a, rows, validity, scratch) -> Shapes.textOrNull(rows, validity, rows * 12, scratch, (i, out) -> {
                    long digits = places ? Vectors.longAt(a[1], i) : 0;
                    if (digits < 0) {
                        return false;
                    }
                    var pattern = places
                            ? "#,###,###,###,###,###,##0" + (digits > 0 ? "." + "0".repeat((int) digits) : "")
                            : TextArgument.of(a[1]).string(i);
                    var format = new DecimalFormat(pattern.isEmpty() ? "#,###,###,###,###,###,##0" : pattern,
                            DecimalFormatSymbols.getInstance(Locale.US));
                    format.setRoundingMode(RoundingMode.HALF_EVEN);
                    out.append(format.format(number(a[0], number, i)));
                    return true;
                })));
    }

    private static Object number(Vector vector, DataType type, int row) {
        var value = Values.read(vector, type, row);
        return value == null ? BigDecimal.ZERO : value;
    }

    private static Optional<BoundFunction> formatString(List<DataType> types) {
        if (types.isEmpty() || !(types.get(0) instanceof DataType.StringType)) {
            return Optional.empty();
        }
        return Optional.of(new BoundFunction(types, DataTypes.StringType, context -> {
            var zone = new Zone(context.zone());
            return (a, rows, _, scratch) -> Shapes.textOrNull(rows, null, rows * 16, scratch, (i, out) -> {
                if (a[0].isNull(i)) {
                    return false;
                }
                var format = TextArgument.of(a[0]).string(i);
                var values = new ArrayList<Object>();
                for (int k = 1; k < a.length; k++) {
                    values.add(formatArgument(a[k], types.get(k), i, zone));
                }
                try {
                    out.append(String.format(Locale.US, format, values.toArray()));
                } catch (IllegalFormatException broken) {
                    throw new DataException("INVALID_PARAMETER_VALUE.FORMAT",
                            "The format '" + format + "' does not fit its arguments: " + broken.getMessage() + ".",
                            broken);
                }
                return true;
            });
        }));
    }

    private static @Nullable Object formatArgument(Vector argument, DataType type, int row, Zone zone) {
        if (argument.isNull(row)) {
            return null;
        }
        if (type.isNumeric() || type instanceof DataType.BooleanType || type instanceof DecimalType
                || type instanceof DataType.StringType || !Coercion.isAtomic(type)) {
            return Values.read(argument, type, row);
        }
        var text = new StringBuilder();
        TextForm.append(text, argument, type, row, zone);
        return text.toString();
    }
}
