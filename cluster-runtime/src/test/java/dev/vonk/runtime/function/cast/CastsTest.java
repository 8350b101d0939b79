package dev.vonk.runtime.function.cast;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.expression.Calls;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.TypeParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// The table of casts, as text: every sample value to every type. `-Dgolden=update` writes it anew.
class CastsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<String> TARGETS = List.of("boolean", "tinyint", "smallint", "int", "bigint", "float",
            "double", "decimal(5,2)", "decimal(38,10)", "string", "binary",
            "date", "timestamp", "timestamp_ntz", "interval year to month", "interval day to second");

    private static Map<String, List<Object>> samples() {
        var samples = new LinkedHashMap<String, List<Object>>();
        samples.put("boolean", List.of(true, false));
        samples.put("tinyint", List.of((byte) -128, (byte) 7));
        samples.put("int", List.of(0, 300, Integer.MIN_VALUE));
        samples.put("bigint", List.of(1234567890123L, Long.MAX_VALUE));
        samples.put("float", List.of(1.5f, 3.4e38f));
        samples.put("double",
                List.of(-0.0, 1e10, 2.999, -129.5, Double.NaN, Double.POSITIVE_INFINITY, 1.0E-5, 123456789.125));
        samples.put("decimal(10,3)",
                List.of(new BigDecimal("12.345"), new BigDecimal("-9999999.999"), new BigDecimal("0.005")));
        samples.put("decimal(38,2)",
                List.of(new BigDecimal("123456789012345678901234567890.12"), new BigDecimal("-1.00")));
        samples.put("string",
                List.of("1", " -12 ", "1.5", "1e3", "128", "true", "N", "", "abc", "NaN", "-Infinity", "2024-02-29",
                        "2023-02-29", "2024-3-1T05", "2024-03-31 02:30:00", "2024-07-01 12:00:00.123456Z", "1-2",
                        "-1 02:03:04.5", "9223372036854775808"));
        samples.put("binary", List.of("caf\u00e9".getBytes(StandardCharsets.UTF_8)));
        samples.put("date", List.of(LocalDate.of(2024, 2, 29), LocalDate.of(1, 1, 1), LocalDate.of(12345, 1, 1)));
        samples.put("timestamp",
                List.of(Instant.parse("2024-07-01T22:30:00.5Z"), Instant.parse("1969-12-31T23:59:59.999999Z")));
        samples.put("timestamp_ntz",
                List.of(LocalDateTime.of(2024, 3, 31, 2, 30), LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1000)));
        samples.put("interval year to month", List.of(Period.ofMonths(14), Period.ofMonths(-1)));
        samples.put("interval day to second", List.of(Duration.ofSeconds(93784, 500_000_000), Duration.ofSeconds(-1)));
        samples.put("array<int>", List.of(List.of(1, 300)));
        samples.put("map<string,int>", List.of(Map.of("a", 1)));
        return samples;
    }

    private static String row(Object value, DataType from, DataType to) {
        if (!Coercion.canCast(from, to)) {
            return "no such cast";
        }
        var raising = cast(Calls.cast(Calls.literal(value, from), to));
        var tolerant = cast(Calls.tryCast(Calls.literal(value, from), to));
        // what raises must be null when asked to be tolerant, and everything else the same either way
        if (Coercion.isAtomic(from)) {
            assertEquals(raising.startsWith("!") ? "NULL" : raising, tolerant, () -> from + " to " + to);
        }
        return raising.equals(tolerant) || tolerant.equals("NULL") ? raising : raising + "; tolerant: " + tolerant;
    }

    private static String cast(Expression expression) {
        try {
            var value = Evaluators.compile(expression, new EvaluationContext(BERLIN))
                    .evaluate(Batch.of(1, IntVector.of(1)));
            if (value.isNull(0)) {
                return "NULL";
            }
            var out = new StringBuilder();
            TextForm.append(out, value, expression.type(), 0, new Zone(BERLIN));
            return out.toString();
        } catch (DataException failed) {
            return "! " + failed.condition();
        }
    }

    @Test
    void everySampleIsCastAsTheTableSays() throws IOException {
        var table = new StringBuilder();
        samples().forEach((name, values) -> {
            var from = TypeParser.parseType(name);
            for (var value : values) {
                table.append(name).append("  ").append(cast(Calls.literal(value, from))).append('\n');
                for (var target : TARGETS) {
                    var result = row(value, from, TypeParser.parseType(target));
                    if (!result.equals("no such cast")) {
                        table.append("    ").append(target).append(" ".repeat(24 - target.length())).append(result)
                                .append('\n');
                    }
                }
            }
        });
        nested(table);
        var golden = Path.of("src/test/resources/dev/vonk/runtime/function/cast/casts.golden");
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(golden, table);
        }
        assertEquals(Files.readString(golden), table.toString());
    }

    private static void nested(StringBuilder table) {
        table.append("array<int> [1, 300] to array<tinyint>: ").append(
                row(List.of(1, 300), TypeParser.parseType("array<int>"), TypeParser.parseType("array<tinyint>")))
                .append('\n');
        table.append("array<int> [1, 300] to array<string>: ")
                .append(row(List.of(1, 300), TypeParser.parseType("array<int>"), TypeParser.parseType("array<string>")))
                .append('\n');
        table.append("map<string,int> {1 -> 2} to map<int,double>: ").append(
                row(Map.of("1", 2), TypeParser.parseType("map<string,int>"), TypeParser.parseType("map<int,double>")))
                .append('\n');
    }
}
