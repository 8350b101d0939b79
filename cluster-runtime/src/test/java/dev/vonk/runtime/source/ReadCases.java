package dev.vonk.runtime.source;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.type.TypeParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Text files of cases for reading a format: options, a schema, the file's text, and what is read. `-Dgolden=update`
/// rewrites what is read. Every case is read whole, in tiny stretches and in small batches, with the same result.
///
/// ```text
/// === what the case shows
/// --- options
/// header=true
/// --- schema
/// a int, b string
/// --- input
/// a,b
/// 1,x
/// --- output
/// a int, b string
/// 1|x
/// ```
///
/// In the input `␍` is a carriage return, `␀` a zero byte, `∎` at the very end says that no line end follows.
public final class ReadCases {
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private record Case(String name, Map<String, String> sections) {
        String section(String name) {
            return sections.getOrDefault(name, "");
        }
    }

    private ReadCases() {
    }

    /// The cases of a file beside `test` as tests.
    public static Stream<DynamicTest> tests(Class<?> test, String file, Format format, Path folder) throws IOException {
        var path = RESOURCES.resolve(test.getPackageName().replace('.', '/')).resolve(file);
        var cases = parse(Files.readString(path));
        if ("update".equals(System.getProperty("golden"))) {
            update(path, cases, format, folder);
        }
        return cases.stream().map(one -> DynamicTest.dynamicTest(one.name, () -> check(one, format, folder)));
    }

    private static List<Case> parse(String text) {
        var cases = new ArrayList<Case>();
        for (var part : text.split("(?m)^=== ")) {
            if (part.isBlank()) {
                continue;
            }
            int end = part.indexOf('\n');
            var sections = new HashMap<String, String>();
            for (var section : part.substring(end + 1).split("(?m)^--- ")) {
                int nameEnd = section.indexOf('\n');
                if (nameEnd > 0) {
                    sections.put(section.substring(0, nameEnd), section.substring(nameEnd + 1));
                }
            }
            cases.add(new Case(part.substring(0, end), sections));
        }
        return cases;
    }

    private static void check(Case one, Format format, Path folder) throws IOException {
        assertEquals(one.section("output").stripTrailing(), read(one, format, folder, Map.of(), 4096));
        for (int splitBytes = 1; splitBytes < 20; splitBytes += 3) {
            var options = Map.of("maxpartitionbytes", String.valueOf(splitBytes));
            assertEquals(one.section("output").stripTrailing(), read(one, format, folder, options, splitBytes),
                    "in stretches of " + splitBytes + " bytes");
        }
        assertEquals(one.section("output").stripTrailing(), read(one, format, folder, Map.of(), 2),
                "in batches of 2 rows");
    }

    private static String read(Case one, Format format, Path folder, Map<String, String> more, int batchRows)
            throws IOException {
        var options = new HashMap<String, String>(Map.of("timezone", "UTC"));
        one.section("options").lines().forEach(line -> options.put(
                line.substring(0, line.indexOf('=')).toLowerCase(Locale.ROOT), line.substring(line.indexOf('=') + 1)));
        options.putAll(more);
        var file = folder.resolve("case.txt");
        var input = one.section("input").replace('␍', '\r').replace('␀', '\0');
        Files.writeString(file, input.endsWith("∎\n") ? input.substring(0, input.length() - 2) : input);
        var ddl = one.section("schema").strip();
        try {
            var source = format.source(List.of(file), ddl.isEmpty() ? null : TypeParser.parseSchema(ddl), options);
            var columns = one.section("columns").isEmpty()
                    ? source.schema().names()
                    : List.of(one.section("columns").strip().split(","));
            var schema = source.schema().fields().stream()
                    .map(field -> field.name() + " " + field.dataType().simpleString())
                    .collect(Collectors.joining(", "));
            return (schema + "\n" + ReadAll.text(ReadAll.rows(source, columns, List.of(), batchRows))
                    .replace("\r", "␍").replace('\0', '␀')).stripTrailing();
        } catch (DataException e) {
            return e.getMessage().replace(file.toString(), "FILE");
        }
    }

    private static void update(Path path, List<Case> cases, Format format, Path folder) throws IOException {
        var out = new StringBuilder();
        for (var one : cases) {
            out.append("=== ").append(one.name).append('\n');
            for (var name : List.of("options", "schema", "columns", "input")) {
                if (one.sections.containsKey(name)) {
                    out.append("--- ").append(name).append('\n').append(one.section(name));
                }
            }
            var output = read(one, format, folder, Map.of(), 4096);
            one.sections.put("output", output);
            out.append("--- output\n").append(output).append('\n');
        }
        Files.writeString(path, out.toString());
    }
}
