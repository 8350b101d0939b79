package dev.vonk;

import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the function families make calls. The families are one line of classes, not for sharing code but so that
/// `import static dev.vonk.Functions.*` brings all of them in, each in a file of its own.
abstract class FunctionCalls {
    FunctionCalls() {
    }

    /// A call of a function by its name in the registry; what is not a column counts as a constant.
    static Column call(String function, @Nullable Object... arguments) {
        var origin = Origin.here();
        var list = new ArrayList<Syntax>(arguments.length);
        for (var argument : arguments) {
            list.add(Literals.of(argument, origin));
        }
        return new Column(new Syntax.Call(function, list, origin));
    }

    /// A call whose equal arguments count once.
    static Column callDistinct(String function, List<Column> arguments) {
        return new Column(
                new Syntax.Call(function, arguments.stream().map(Column::syntax).toList(), true, null, Origin.here()));
    }

    /// The arguments of a call with some in front of a list.
    static @Nullable Object[] prepended(Column[] rest, @Nullable Object... first) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(rest)).toArray();
    }

    static Column column(String name) {
        return new Column(Column.named(name, Origin.here()));
    }

    static Column[] columns(String first, String... more) {
        return Stream.concat(Stream.of(first), Arrays.stream(more)).map(FunctionCalls::column).toArray(Column[]::new);
    }
}
