package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.completion.ColumnNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a session of cells starts with, and what the cell room needs to be told about its surroundings.
///
/// @param imports what each import declaration would say between `import` and `;`, for example `java.util.*` or
///     `static java.lang.Math.*`
/// @param bindings variables that hold real objects from the start
/// @param magics the `%` commands, by name
/// @param columnNames the columns to offer inside string literals
/// @param plainMessage the message of an exception that is the user's mistake and whose class name would only be
///     noise; empty for any other
public record CellSettings(
        List<String> imports,
        List<Bindings.Binding> bindings,
        List<Magic> magics,
        ColumnNames columnNames,
        Function<Throwable, Optional<String>> plainMessage) {

    public CellSettings {
        imports = imports.stream().distinct().toList();
        bindings = List.copyOf(bindings);
        magics = List.copyOf(magics);
    }

    /// The packages of the JDK that cells of a data notebook use most, and nothing else.
    public static CellSettings standard() {
        return new CellSettings(
                List.of("java.io.*", "java.math.*", "java.nio.file.*", "java.time.*", "java.util.*",
                        "java.util.concurrent.*",
                        "java.util.function.*", "java.util.regex.*", "java.util.stream.*"),
                List.of(), List.of(), value -> Optional.empty(), thrown -> Optional.empty());
    }

    public CellSettings withImports(List<String> more) {
        return new CellSettings(joined(imports, more), bindings, magics, columnNames, plainMessage);
    }

    public CellSettings withBinding(String name, String type, Object value) {
        List<Bindings.Binding> more = List.of(new Bindings.Binding(name, type, value));
        return new CellSettings(imports, joined(bindings, more), magics, columnNames, plainMessage);
    }

    public CellSettings withMagic(Magic magic) {
        return new CellSettings(imports, bindings, joined(magics, List.of(magic)), columnNames, plainMessage);
    }

    public CellSettings withColumnNames(ColumnNames names) {
        return new CellSettings(imports, bindings, magics, names, plainMessage);
    }

    public CellSettings withPlainMessage(Function<Throwable, Optional<String>> message) {
        return new CellSettings(imports, bindings, magics, columnNames, message);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
