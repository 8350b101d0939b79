package dev.vonk.runtime.function.builtin.text;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.function.time.TimePatterns;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Numbers, times and bytes as text by a pattern, and text by a pattern as numbers.
public final class NumberTexts implements FunctionFamily {
    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("string");
        family.scalar("to_char", "to_char(expr, format)",
                "A number by a pattern such as `$99,999.00`, a timestamp by a pattern such as `yyyy`, or bytes as `base64`, `hex` or `utf-8`.",
                "to_char(12454, '99G999')", "12,454").alias("to_varchar").raises().binds(NumberTexts::written);
        for (boolean raise : new boolean[]{true, false}) {
            var prefix = raise ? "" : "try_";
            var entry = family.scalar(prefix + "to_number", prefix + "to_number(str, format, type)",
                    "The number that text stands for by a pattern such as `$99,999.00`, of the decimal type of `type` (whose own value does not count)"
                            + (raise ? "." : "; NULL where the text does not follow the pattern."),
                    prefix + "to_number('$78.12', '$99.99', 11.11)", "78.12").ownNulls()
                    .binds(types -> read(types, raise));
            if (raise) {
                entry.raises();
            }
        }
        return family.functions();
    }

    private static Optional<BoundFunction> written(List<DataType> types) {
        if (types.size() != 2) {
            return Optional.empty();
        }
        return switch (types.getFirst()) {
            case DataType.DateType _,DataType.TimestampType _ -> bound(DataTypes.TimestampType, NumberTexts::time);
            case DataType.TimestampNtzType local -> bound(local, _ -> time(EvaluationContext.UTC));
            case DataType.BinaryType binary -> bound(binary, _ -> NumberTexts.bytes());
            case DataType type when type.isNumeric() -> number(Coercion.decimalFor(type));
            case DataType.StringType _,DataType.NullType _ -> number(new DecimalType(38, 18));
            default -> Optional.empty();
        };
    }

    private static Optional<BoundFunction> bound(DataType type, Function<EvaluationContext, Kernel> kernel) {
        return Optional.of(new BoundFunction(List.of(type, DataTypes.StringType), DataTypes.StringType, kernel));
    }

    private static Optional<BoundFunction> number(DecimalType type) {
        return bound(type, _ -> {
            var patterns = new HashMap<String, NumberPattern>();
            return (a, rows, validity, scratch) -> {
                var values = DecimalOperand.of(a[0]);
                var pattern = TextArgument.of(a[1]);
                return Shapes.text(rows, validity, rows * 12, scratch,
                        (i, out) -> out.append(patterns.computeIfAbsent(pattern.string(i), NumberPattern::of)
                                .write(new BigDecimal(values.big(i), type.scale()))));
            };
        });
    }

    private static Kernel time(EvaluationContext context) {
        var patterns = new TimePatterns(context.zone());
        return (a, rows, validity, scratch) -> {
            var pattern = TextArgument.of(a[1]);
            return Shapes.text(rows, validity, rows * 12, scratch,
                    (i, out) -> out.append(patterns.write(Vectors.longAt(a[0], i), pattern.string(i))));
        };
    }

    private static Kernel bytes() {
        return (a, rows, validity, scratch) -> {
            var bytes = TextArgument.of(a[0]);
            var form = TextArgument.of(a[1]);
            return Shapes.text(rows, validity, rows * 12, scratch,
                    (i, out) -> out.append(bytes(bytes.copy(i), form.string(i))));
        };
    }

    private static String bytes(byte[] bytes, String form) {
        return switch (form.toLowerCase(Locale.ROOT)) {
            case "base64" -> Base64.getEncoder().encodeToString(bytes);
            case "hex" -> HexFormat.of().withUpperCase().formatHex(bytes);
            case "utf-8" -> new String(bytes, StandardCharsets.UTF_8);
            default -> throw new DataException("INVALID_PARAMETER_VALUE.BINARY_FORMAT",
                    "'" + form + "' is no form of bytes as text. Use base64, hex or utf-8.");
        };
    }

    private static Optional<BoundFunction> read(List<DataType> types, boolean raise) {
        if (types.size() != 3 || !(types.get(2) instanceof DecimalType type)) {
            return Optional.empty();
        }
        var wanted = List.of(DataTypes.StringType, DataTypes.StringType, type);
        return Optional.of(new BoundFunction(wanted, type, _ -> {
            var patterns = new HashMap<String, NumberPattern>();
            return (a, rows, _, _) -> {
                var text = TextArgument.of(a[0]);
                var pattern = TextArgument.of(a[1]);
                return Shapes.values(type, rows, null, (i, out) -> {
                    if (text.isNull(i) || pattern.isNull(i)) {
                        out.appendNull();
                        return;
                    }
                    var number = patterns.computeIfAbsent(pattern.string(i), NumberPattern::of).read(text.string(i));
                    if (number == null && raise) {
                        throw new DataException("INVALID_FORMAT.MISMATCH_INPUT", "'" + text.string(i)
                                + "' does not follow the pattern '" + pattern.string(i)
                                + "'. Correct either, or use try_to_number to get NULL instead.");
                    }
                    Values.append(out, type, number);
                });
            };
        }));
    }
}
