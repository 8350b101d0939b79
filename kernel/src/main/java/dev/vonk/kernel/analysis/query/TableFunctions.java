package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.Constants;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.ExpressionAnalyzer;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Generators;
import dev.vonk.kernel.analysis.Scope;
import dev.vonk.kernel.analysis.Surroundings;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.source.range.RangeSource;
import dev.vonk.runtime.type.DataTypes;
import java.util.Locale;

/// Functions that make tables: `range`, and those that make several rows of one.
final class TableFunctions {
    private final Surroundings around;

    TableFunctions(Surroundings around) {
        this.around = around;
    }

    Frame frame(Relation.TableFunction function) {
        var name = function.name().getLast().toLowerCase(Locale.ROOT);
        if (name.equals("range")) {
            return range(function);
        }
        if (!Generators.isGenerator(name)) {
            throw Errors.invalid("UNRESOLVABLE_TABLE_VALUED_FUNCTION", "There is no table function "
                    + Errors.quoted(name) + ". Those there are: range, " + String.join(", ", Generators.names()) + ".",
                    function.origin());
        }
        var one = Constants.oneRow();
        var analyzer = ExpressionAnalyzer.of(Scope.of(one), around, "a table function");
        var generated = Generators.generate(one.plan(), new Syntax.Call(name, function.arguments(), function.origin()),
                analyzer);
        return Frame.of(new OneInput.Project(generated.columns(), generated.plan())).qualified(name);
    }

    private Frame range(Relation.TableFunction function) {
        var arguments = function.arguments();
        if (arguments.isEmpty() || arguments.size() > 4) {
            throw Errors.wrongArgumentCount("range", "range([start,] end [, step [, partitions]])", "1 to 4 arguments",
                    arguments.size(), function.origin());
        }
        var numbers = arguments.stream().map(this::number).toList();
        long start = numbers.size() == 1 ? 0 : numbers.getFirst();
        long end = numbers.size() == 1 ? numbers.getFirst() : numbers.get(1);
        long step = numbers.size() > 2 ? numbers.get(2) : 1;
        int partitions = numbers.size() > 3
                ? Math.toIntExact(numbers.get(3))
                : Runtime.getRuntime().availableProcessors();
        return Frame.of(Leaf.Scan.of(new RangeSource(start, end, step, partitions))).qualified("range");
    }

    private long number(Syntax argument) {
        return (Long) Constants.cast(argument, DataTypes.LongType, "An argument of range", around);
    }
}
