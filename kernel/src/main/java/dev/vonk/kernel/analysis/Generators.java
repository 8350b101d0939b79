package dev.vonk.kernel.analysis;

import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Calls that make several rows of one: `explode` and its kin. They stand alone in a select list.
public final class Generators {
    private static final Set<String> NAMES = Set.of("explode", "explode_outer", "posexplode", "posexplode_outer",
            "inline",
            "inline_outer", "stack", "json_tuple");

    private Generators() {
    }

    /// A node that makes the rows, and the columns that the call stands for.
    public record Generated(LogicalPlan plan, List<NamedExpression> columns) {}

    /// The names of all of them, sorted.
    public static List<String> names() {
        return NAMES.stream().sorted().toList();
    }

    public static boolean isGenerator(String function) {
        return NAMES.contains(function);
    }

    /// Whether it is such a call, under whatever name.
    public static boolean isGenerator(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Alias(var child, var _, var _) -> isGenerator(child);
            case Syntax.Call call -> isGenerator(call.name());
            default -> false;
        };
    }

    /// Puts the rows of `written`, a generator call or one with names, on top of `input`.
    public static Generated generate(LogicalPlan input, Syntax written, ExpressionAnalyzer analyzer) {
        var names = written instanceof Syntax.Alias(var _, var given, var _) ? given : List.<String>of();
        var call = Unfolded.inlined(call(written));
        if (call.arguments().size() != 1) {
            throw Errors.wrongArgumentCount(call.name(), call.name() + "(collection)", "1 argument",
                    call.arguments().size(),
                    call.origin());
        }
        var collection = analyzer.analyze(call.arguments().getFirst());
        boolean outer = call.name().endsWith("_outer");
        boolean position = call.name().startsWith("posexplode");
        boolean inline = call.name().startsWith("inline");
        var generated = made(call, collection, position, outer, analyzer);
        var plan = new OneInput.Generate(collection, position, outer, generated, input);
        var columns = inline ? fields(generated.getLast()) : generated.stream().map(NamedExpression::of).toList();
        return new Generated(plan, named(columns, names, call, analyzer));
    }

    private static Syntax.Call call(Syntax written) {
        return written instanceof Syntax.Alias(var child, var _, var _) ? call(child) : (Syntax.Call) written;
    }

    private static List<ColumnReference> made(Syntax.Call call, Expression collection, boolean position, boolean outer,
            ExpressionAnalyzer analyzer) {
        var columns = new ArrayList<ColumnReference>();
        if (position) {
            columns.add(ColumnIds.fresh("pos", DataTypes.IntegerType, outer));
        }
        boolean inline = call.name().startsWith("inline");
        if (collection.type() instanceof ArrayType(var element, var containsNull)
                && (!inline || element instanceof StructType)) {
            columns.add(ColumnIds.fresh("col", element, outer || containsNull));
        } else if (collection.type() instanceof MapType map && !inline) {
            columns.add(ColumnIds.fresh("key", map.keyType(), outer));
            columns.add(ColumnIds.fresh("value", map.valueType(), outer || map.valueContainsNull()));
        } else {
            throw Errors.typeMismatch("UNEXPECTED_INPUT_TYPE", analyzer.text(call),
                    Errors.quoted(call.name()) + " takes "
                            + (inline ? "an array of structs" : "an array or a map") + ", not "
                            + collection.type().sql() + ".",
                    call.origin());
        }
        return columns;
    }

    private static List<NamedExpression> fields(ColumnReference struct) {
        var fields = ((StructType) struct.type()).fields();
        var columns = new ArrayList<NamedExpression>();
        for (int i = 0; i < fields.size(); i++) {
            columns.add(NamedExpression.of(fields.get(i).name(), new Expression.Field(struct, i)));
        }
        return columns;
    }

    private static List<NamedExpression> named(List<NamedExpression> columns, List<String> names, Syntax.Call call,
            ExpressionAnalyzer analyzer) {
        if (names.isEmpty()) {
            return columns;
        }
        if (names.size() != columns.size()) {
            throw Errors.invalid("UDTF_ALIAS_NUMBER_MISMATCH",
                    analyzer.text(call) + " makes " + columns.size() + " columns ("
                            + String.join(", ", columns.stream().map(column -> column.output().name()).toList())
                            + "), but is given "
                            + names.size() + (names.size() == 1 ? " name: " : " names: ") + String.join(", ", names)
                            + ".",
                    call.origin());
        }
        var renamed = new ArrayList<NamedExpression>();
        for (int i = 0; i < names.size(); i++) {
            var column = columns.get(i);
            var output = column.output();
            renamed.add(new NamedExpression(column.expression(),
                    new ColumnReference(output.id(), names.get(i), output.type(), output.nullable())));
        }
        return renamed;
    }
}
