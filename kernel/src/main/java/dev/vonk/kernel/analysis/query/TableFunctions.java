package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.Constants;
import dev.vonk.kernel.analysis.Conversions;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.ExpressionAnalyzer;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Generators;
import dev.vonk.kernel.analysis.Scope;
import dev.vonk.kernel.analysis.SqlFunctions;
import dev.vonk.kernel.analysis.Surroundings;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.FunctionCommand;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.source.range.RangeSource;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.Locale;

/// Functions that make tables: `range`, and those that make several rows of one.
final class TableFunctions {
    private final QueryAnalyzer queries;
    private final Surroundings around;

    TableFunctions(QueryAnalyzer queries) {
        this.queries = queries;
        this.around = queries.around();
    }

    Frame frame(Relation.TableFunction function) {
        var name = function.name().getLast().toLowerCase(Locale.ROOT);
        if (name.equals("range")) {
            return range(function);
        }
        var inSql = around.catalog().sqlFunction(name).filter(FunctionCommand.Create::table);
        if (inSql.isPresent()) {
            return inSql(inSql.get(), function);
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

    private Frame inSql(FunctionCommand.Create created, Relation.TableFunction function) {
        var name = function.name().getLast();
        var call = new Syntax.Call(name, function.arguments(), function.origin());
        var caller = Constants.analyzer(around, "a table function");
        var body = SqlFunctions.body(created, SqlFunctions.arguments(created, call, caller), caller, call);
        if (!(created.body() instanceof Syntax.ScalarQuery(var query, var _))) {
            throw Errors.invalid("NOT_A_TABLE_FUNCTION", Errors.quoted(name) + " makes a value, not a table.",
                    function.origin());
        }
        var frame = queries.inside(body).analyze(query);
        var columns = created.columns();
        if (columns == null) {
            return Frame.of(frame.plan()).qualified(name);
        }
        var fitted = new ArrayList<NamedExpression>();
        for (int i = 0; i < Math.min(columns.size(), frame.columns().size()); i++) {
            fitted.add(NamedExpression.of(columns.field(i).name(), Conversions.to(frame.columns().get(i),
                    columns.field(i).dataType())));
        }
        return Frame.of(new OneInput.Project(fitted, frame.plan())).qualified(name);
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
