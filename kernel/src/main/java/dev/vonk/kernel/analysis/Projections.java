package dev.vonk.kernel.analysis;

import dev.vonk.kernel.catalog.Catalog;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.NameParser;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.SyntaxText;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The steps that choose and compute columns row by row: select, withColumn, drop, rename, filter.
public final class Projections {
    private final Catalog catalog;
    private final Surroundings around;

    public Projections(Surroundings around) {
        this.around = around;
        this.catalog = around.catalog();
    }

    /// The columns that the list gives; aggregates among them make one row of all.
    public Frame select(Frame frame, List<Syntax> list) {
        if (list.stream().anyMatch(item -> ExpressionAnalyzer.hasAggregates(catalog, item))) {
            return new Aggregations(around).aggregate(frame, List.of(), list);
        }
        var windows = new WindowCollector();
        var analyzer = ExpressionAnalyzer.selecting(Scope.of(frame), around, "select(...)", windows);
        var columns = new ArrayList<NamedExpression>();
        var input = items(frame.plan(), list, analyzer, columns);
        return frame.projected(new OneInput.Project(columns, windows.over(analyzer.withSubqueries(input))));
    }

    private static LogicalPlan items(LogicalPlan input, List<Syntax> list, ExpressionAnalyzer analyzer,
            List<NamedExpression> columns) {
        var plan = input;
        Syntax generator = null;
        for (var item : list) {
            if (item instanceof Syntax.Star star) {
                var fields = analyzer.scope().fields(star);
                fields.forEach(field -> columns.add(named(field, analyzer)));
                if (fields.isEmpty()) {
                    analyzer.scope().expand(star).forEach(column -> columns.add(NamedExpression.of(column)));
                }
            } else if (Generators.isGenerator(item)) {
                if (generator != null) {
                    throw Errors.severalGenerators(analyzer.text(generator), analyzer.text(item), item.origin());
                }
                generator = item;
                var generated = Generators.generate(plan, item, analyzer);
                plan = generated.plan();
                columns.addAll(generated.columns());
            } else {
                columns.add(named(item, analyzer));
            }
        }
        return plan;
    }

    /// The column an expression makes: a plain column keeps its id, anything else and anything renamed gets a new one.
    public static NamedExpression named(Syntax item, ExpressionAnalyzer analyzer) {
        var expression = analyzer.analyze(item);
        if (item instanceof Syntax.Alias(var _, var names, var origin) && names.size() > 1) {
            throw Errors.invalid("INVALID_ALIAS", "Several names (" + String.join(", ", names) + ") are given to "
                    + analyzer.text(item) + ", which makes one column.", origin);
        }
        return expression instanceof ColumnReference column && !(item instanceof Syntax.Alias)
                && analyzer.scope().has(column)
                        ? NamedExpression.of(column)
                        : NamedExpression.of(analyzer.columnName(item), expression);
    }

    /// All columns, those of `columns` computed anew or added at the end.
    public Frame withColumns(Frame frame, Map<String, Syntax> columns) {
        var replaced = new HashMap<String, String>();
        columns.keySet().forEach(name -> replaced.put(key(name), name));
        if (replaced.size() < columns.size()) {
            throw Errors.invalid("COLUMN_ALREADY_EXISTS", "Two of the names differ only in case: "
                    + Errors.quoted(new java.util.TreeSet<>(columns.keySet())) + ".", Origin.NONE);
        }
        var rest = new LinkedHashMap<>(columns);
        var list = new ArrayList<Syntax>();
        for (var column : frame.columns()) {
            var name = replaced.get(key(column.name()));
            list.add(name == null ? taken(column) : aliased(columns.get(name), name));
            rest.remove(name);
        }
        rest.forEach((name, syntax) -> list.add(aliased(syntax, name)));
        return select(frame, list);
    }

    private static Syntax aliased(Syntax syntax, String name) {
        return new Syntax.Alias(syntax, List.of(name), syntax.origin());
    }

    private static Syntax taken(ColumnReference column) {
        return new Syntax.FrameColumn(column, 0, Origin.NONE);
    }

    /// All columns but those called so; names that no column has do not matter.
    public Frame dropNamed(Frame frame, List<String> names) {
        var dropped = new HashSet<String>();
        names.forEach(name -> dropped.add(key(name)));
        return keep(frame, frame.columns().stream().filter(column -> !dropped.contains(key(column.name()))).toList());
    }

    /// All columns but these; columns that the frame does not have do not matter.
    public Frame drop(Frame frame, List<Syntax> columns) {
        var scope = Scope.of(frame);
        Set<Long> dropped = new HashSet<>();
        for (var column : columns) {
            switch (column) {
                case Syntax.Name name -> scope.find(name).ifPresent(found -> dropped.add(found.column().id()));
                case Syntax.FrameColumn taken -> scope.find(taken).ifPresent(found -> dropped.add(found.id()));
                default -> throw Errors.invalid("UNSUPPORTED_DROP", "drop(...) takes columns by name, not expressions.",
                        column.origin());
            }
        }
        return keep(frame, frame.columns().stream().filter(column -> !dropped.contains(column.id())).toList());
    }

    private static Frame keep(Frame frame, List<ColumnReference> kept) {
        return kept.size() == frame.columns().size()
                ? frame.with(frame.plan())
                : frame.projected(new OneInput.Project(kept.stream().map(NamedExpression::of).toList(), frame.plan()));
    }

    /// The same columns, some under other names; names that no column has do not matter.
    public Frame rename(Frame frame, Map<String, String> names) {
        var byKey = new HashMap<String, String>();
        names.forEach((from, to) -> byKey.put(key(from), to));
        return renamed(frame,
                frame.columns().stream().map(column -> byKey.getOrDefault(key(column.name()), column.name())).toList());
    }

    /// The same columns under these names, in order.
    public Frame renameAll(Frame frame, List<String> names) {
        if (names.size() != frame.columns().size()) {
            throw Errors.invalid("ASSIGNMENT_ARITY_MISMATCH", "The frame has " + frame.columns().size() + " columns ("
                    + String.join(", ", frame.schema().names()) + "), but " + names.size() + " names are given ("
                    + String.join(", ", names) + ").", Origin.NONE);
        }
        return renamed(frame, names);
    }

    /// A column under another name is another column: whoever means the old one by `df.col` does not get it.
    private static Frame renamed(Frame frame, List<String> names) {
        var columns = new ArrayList<NamedExpression>();
        for (int i = 0; i < names.size(); i++) {
            var column = frame.columns().get(i);
            columns.add(column.name().equals(names.get(i))
                    ? NamedExpression.of(column)
                    : NamedExpression.of(names.get(i), column));
        }
        return frame.with(new OneInput.Project(columns, frame.plan()));
    }

    /// The rows for which the condition is true. A name that only the frame behind a select has may stand in it.
    public Frame filter(Frame frame, Syntax condition) {
        var scope = Scope.withHidden(frame);
        var analyzer = ExpressionAnalyzer.of(scope, around, "filter(...)");
        var analyzed = analyzer.condition(condition, "filter");
        return frame.with(HiddenColumns.under(frame.plan(), scope.usedBehind(), input -> filtered(input, analyzed,
                analyzer)));
    }

    /// The rows of `input` for which an analysed condition is true, without the columns that stand for queries in it.
    static LogicalPlan filtered(LogicalPlan input, Expression condition, ExpressionAnalyzer analyzer) {
        if (!analyzer.hasSubqueries()) {
            return new OneInput.Filter(condition, input);
        }
        return new OneInput.Project(input.output().stream().map(NamedExpression::of).toList(),
                new OneInput.Filter(condition, analyzer.withSubqueries(input)));
    }

    /// A column of a frame by name, as `df.col("x")` gives it; with dots a field in it.
    public static Syntax column(Frame frame, String text, Origin origin) {
        var parts = NameParser.parse(text).orElseThrow(() -> Errors.badName(text, origin));
        if (parts.getLast().equals("*")) {
            return new Syntax.Star(parts.subList(0, parts.size() - 1), origin);
        }
        var scope = Scope.of(frame);
        var name = new Syntax.Name(parts, origin);
        var found = scope.find(name).orElseThrow(() -> scope.unresolved(name));
        Syntax column = new Syntax.FrameColumn(found.column(), frame.number(), origin);
        for (var field : found.path()) {
            column = new Syntax.FieldOf(column, field, origin);
        }
        return column;
    }

    /// The name of the column that an expression over the frame makes.
    public static String nameOf(Frame frame, Syntax syntax) {
        return SyntaxText.columnName(syntax, Scope.of(frame)::shown);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
