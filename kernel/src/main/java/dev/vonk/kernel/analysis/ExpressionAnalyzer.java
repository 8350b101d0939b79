package dev.vonk.kernel.analysis;

import dev.vonk.kernel.catalog.Catalog;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.syntax.FunctionCommand;
import dev.vonk.kernel.syntax.NameParser;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.SyntaxText;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Cast;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns written expressions into typed ones: looks up names and functions, inserts the casts nobody wrote, and takes
/// aggregate calls out where they may stand.
public final class ExpressionAnalyzer {
    private static final Set<String> WITHOUT_PARENTHESES = Set.of("current_date", "current_timestamp", "current_time",
            "localtimestamp", "current_user", "user", "session_user", "current_catalog", "current_database",
            "current_schema", "current_timezone");

    private final Scope scope;
    private final Surroundings around;
    private final Catalog catalog;
    private final FunctionResolver functions;
    private final ControlFlow controlFlow;
    private final SubqueryExpressions nested;
    private final String clause;
    private final @Nullable AggregateCollector aggregates;
    private final @Nullable WindowCollector windows;
    private final SubqueryCollector subqueries;
    private final SubqueryCollector argumentSubqueries = new SubqueryCollector();
    private final Map<String, Expression> values;
    private final int depth;
    private final Map<String, Syntax> aliases = new HashMap<>();
    private final List<Meaning> meanings = new ArrayList<>();
    private boolean insideAggregate;
    private boolean insideWindow;

    /// What some expressions mean at a particular place, before anything else is tried.
    public interface Meaning {
        /// Empty where the expression has no particular meaning.
        Optional<Expression> of(Syntax syntax);
    }

    private ExpressionAnalyzer(Scope scope, Surroundings around, String clause,
            @Nullable AggregateCollector aggregates, @Nullable WindowCollector windows) {
        this(scope, around, clause, aggregates, windows, new SubqueryCollector(), Map.of(), 0);
    }

    private ExpressionAnalyzer(Scope scope, Surroundings around, String clause,
            @Nullable AggregateCollector aggregates, @Nullable WindowCollector windows, SubqueryCollector subqueries,
            Map<String, Expression> values, int depth) {
        this.subqueries = subqueries;
        this.values = values;
        this.depth = depth;
        this.scope = scope;
        this.around = around;
        this.catalog = around.catalog();
        this.functions = new FunctionResolver(catalog);
        this.controlFlow = new ControlFlow(this);
        this.nested = new SubqueryExpressions(this);
        this.clause = clause;
        this.aggregates = aggregates;
        this.windows = windows;
    }

    /// For a place where aggregates may not stand.
    ///
    /// @param clause what the place is called, e.g. `filter(...)`
    public static ExpressionAnalyzer of(Scope scope, Surroundings around, String clause) {
        return new ExpressionAnalyzer(scope, around, clause, null, null);
    }

    /// For a place where aggregates may stand: each is added to `aggregates`, and its result column stands for it.
    /// Window functions may too, over groups: each is added to `windows`.
    public static ExpressionAnalyzer aggregating(Scope scope, Surroundings around, AggregateCollector aggregates,
            WindowCollector windows) {
        return new ExpressionAnalyzer(scope, around, "agg(...)", aggregates, windows);
    }

    /// For a place where window functions may stand, but no aggregates: each is added to `windows`, and its column stands
    /// for it.
    public static ExpressionAnalyzer selecting(Scope scope, Surroundings around, String clause,
            WindowCollector windows) {
        return new ExpressionAnalyzer(scope, around, clause, null, windows);
    }

    /// For the body of a function that is called here, in which names stand for the arguments.
    ExpressionAnalyzer forBody(Map<String, Expression> arguments) {
        return new ExpressionAnalyzer(Scope.of(Constants.oneRow()), around.inside(null), "the body of a function",
                null, null, subqueries(), arguments, depth + 1);
    }

    /// How many bodies of functions it stands in.
    int depth() {
        return depth;
    }

    /// Lets a name that no column has stand for an expression, as an item of a select list does for the items behind it.
    public void alias(String name, Syntax meaning) {
        aliases.putIfAbsent(name.toLowerCase(Locale.ROOT), meaning);
    }

    /// Lets some expressions mean something particular here.
    public void meaning(Meaning meaning) {
        meanings.add(meaning);
    }

    /// The typed body of a function whose variables stand before all other names.
    ///
    /// @param variables by name in lower case
    Expression withVariables(Map<String, Expression> variables, Syntax body) {
        meanings.addFirst(syntax -> syntax instanceof Syntax.Name name
                ? Optional.ofNullable(variables.get(name.names().getFirst().toLowerCase(Locale.ROOT)))
                        .map(value -> path(value, name.names().getFirst(),
                                name.names().subList(1, name.names().size()), name))
                : Optional.empty());
        try {
            return analyze(body);
        } finally {
            meanings.removeFirst();
        }
    }

    /// What the expressions are analysed in.
    public Surroundings around() {
        return around;
    }

    /// The input of the step with a column for each query that was met in its expressions.
    public LogicalPlan withSubqueries(LogicalPlan input) {
        return subqueries.over(input);
    }

    /// The same for the queries that were met in arguments of aggregates.
    public LogicalPlan withArgumentSubqueries(LogicalPlan input) {
        return argumentSubqueries.over(input);
    }

    /// The queries that were met outside of aggregates.
    SubqueryCollector metQueries() {
        return subqueries;
    }

    /// Whether a query was met outside of aggregates.
    public boolean hasSubqueries() {
        return !subqueries.isEmpty();
    }

    public Scope scope() {
        return scope;
    }

    FunctionResolver functions() {
        return functions;
    }

    /// The name of the column that an expression makes.
    public String columnName(Syntax syntax) {
        return SyntaxText.columnName(withWindow(syntax), scope::shown);
    }

    /// The window of a WINDOW clause in the place of its name.
    private Syntax withWindow(Syntax syntax) {
        if (windows == null || !(syntax instanceof Syntax.Over(var function, var window, var origin))
                || window.name() == null) {
            return syntax;
        }
        return windows.named(window.name()).map(found -> (Syntax) new Syntax.Over(function, found, origin))
                .orElse(syntax);
    }

    /// How an expression reads, for messages.
    public String text(Syntax syntax) {
        return SyntaxText.of(syntax, scope::shown);
    }

    /// The typed expression.
    public Expression analyze(Syntax syntax) {
        for (var meaning : meanings) {
            var particular = meaning.of(syntax);
            if (particular.isPresent()) {
                return particular.get();
            }
        }
        return usual(syntax);
    }

    private Expression usual(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Name name -> name(name);
            case Syntax.FrameColumn taken -> scope.find(taken).orElseThrow(() -> scope.missing(taken));
            case Syntax.Star star -> throw Errors.starNotAllowed(clause, star.origin());
            case Syntax.Literal(var value, var type, var _) -> new Literal(value, type);
            case Syntax.Call call -> call(call);
            case Syntax.FunctionCall call -> functions.call(call.function(),
                    new FunctionResolver.Written(call.function().name(), text(call), texts(call.arguments()),
                            call.origin()),
                    all(call.arguments()));
            case Syntax.CastTo cast -> cast(cast);
            case Syntax.CaseWhen when -> controlFlow.caseWhen(when);
            case Syntax.FieldOf of -> field(analyze(of.child()), text(of.child()), of.field(), of);
            case Syntax.ItemOf of -> item(of);
            case Syntax.Alias alias -> analyze(alias.child());
            case Syntax.SortOrder order ->
                throw Errors.invalid("INVALID_SORT_ORDER", "asc() and desc() belong into orderBy(...), not into "
                        + clause + ".", order.origin());
            case Syntax.Over over -> {
                WithinGroups.requireWhole((Syntax.Over) withWindow(over));
                yield over.function() instanceof Syntax.WithinGroup within
                        ? analyze(WithinGroups.meaning(within, over))
                        : window(over);
            }
            case Syntax.AllColumns all -> throw Errors.starNotAllowed(clause, all.origin());
            case Syntax.TypedLiteral typed -> TypedLiterals.of(typed, around.evaluation().get());
            case Syntax.Interval interval -> IntervalLiterals.of(interval);
            case Syntax.ScalarQuery query -> nested.scalar(query);
            case Syntax.Exists exists -> nested.exists(exists);
            case Syntax.InQuery in -> nested.in(in);
            case Syntax.Parameter parameter -> around.bindings().parameter(parameter)
                    .orElseThrow(() -> Errors.invalid("UNBOUND_SQL_PARAMETER", "The parameter " + text(parameter)
                            + " has no value. Give one: spark.sql(text, Map.of(\"name\", value)).",
                            parameter.origin()));
            case Syntax.IgnoringNulls(var call, var _) -> analyze(FunctionResolver.ignoringNulls(call));
            case Syntax.IdentifierOf identifier -> name(identified(identifier));
            case Syntax.Lambda lambda ->
                throw Errors.invalid("INVALID_LAMBDA_FUNCTION_CALL.NON_HIGHER_ORDER_FUNCTION",
                        "No function can stand here: " + text(lambda) + ".", lambda.origin());
            case Syntax.WithinGroup within -> analyze(WithinGroups.meaning(within));
            case Syntax.NamedArgument _,Syntax.TableArgument _ ->
                throw Errors.invalid("UNSUPPORTED_FEATURE", text(syntax) + " cannot be used here yet.",
                        syntax.origin());
        };
    }

    /// The typed expression, which must be a condition.
    public Expression condition(Syntax syntax, String of) {
        var condition = analyze(syntax);
        if (condition.type() instanceof DataType.NullType) {
            return Conversions.to(condition, DataTypes.BooleanType);
        }
        if (!(condition.type() instanceof DataType.BooleanType)) {
            throw Errors.notBoolean(of, text(syntax), condition.type(), syntax.origin());
        }
        return condition;
    }

    /// All of them; a star stands for the columns it names.
    public List<Expression> all(List<Syntax> list) {
        return list.stream()
                .flatMap(part -> part instanceof Syntax.Star star
                        ? scope.expand(star).stream()
                        : Stream.of(analyze(part)))
                .toList();
    }

    private List<String> texts(List<Syntax> list) {
        return list.stream().map(this::text).toList();
    }

    private Expression name(Syntax.Name name) {
        return resolve(name).orElseThrow(() -> scope.unresolved(name));
    }

    /// What a name means: a column here, an item of the same select list, a column of the query around, a function
    /// that is written without parentheses.
    private Optional<Expression> resolve(Syntax.Name name) {
        return scope.find(name).map(found -> path(found.column(), found.column().name(), found.path(), name))
                .or(() -> alias(name))
                .or(() -> argument(name))
                .or(() -> around.outer() == null ? Optional.empty() : around.outer().resolve(name))
                .or(() -> catalog.variable(name.names().getLast()))
                .or(() -> withoutParentheses(name));
    }

    private Expression path(Expression start, String name, List<String> fields, Syntax at) {
        var value = start;
        var owner = name;
        for (var field : fields) {
            value = field(value, owner, field, at);
            owner = owner + "." + field;
        }
        return value;
    }

    private Syntax.Name identified(Syntax.IdentifierOf identifier) {
        var text = String.valueOf(Constants.of(identifier.name(), "IDENTIFIER", around));
        return new Syntax.Name(NameParser.parse(text).orElseThrow(() -> Errors.badName(text, identifier.origin())),
                identifier.origin());
    }

    private Optional<Expression> alias(Syntax.Name name) {
        var first = name.names().getFirst();
        return Optional.ofNullable(aliases.get(first.toLowerCase(Locale.ROOT)))
                .map(meaning -> path(analyze(meaning), first, name.names().subList(1, name.names().size()), name));
    }

    /// An argument of the function whose body this is: `x`, `f.x`, `x.field`.
    private Optional<Expression> argument(Syntax.Name name) {
        var names = name.names();
        var first = values.get(names.getFirst().toLowerCase(Locale.ROOT));
        if (first != null) {
            return Optional.of(path(first, names.getFirst(), names.subList(1, names.size()), name));
        }
        var second = names.size() < 2 ? null : values.get(names.get(1).toLowerCase(Locale.ROOT));
        return second == null
                ? Optional.empty()
                : Optional.of(path(second, names.get(1), names.subList(2, names.size()), name));
    }

    private Optional<Expression> withoutParentheses(Syntax.Name name) {
        var word = name.names().getFirst().toLowerCase(Locale.ROOT);
        return name.names().size() == 1 && WITHOUT_PARENTHESES.contains(word)
                ? Optional.of(call(new Syntax.Call(word, List.of(), name.origin())))
                : Optional.empty();
    }

    private Expression field(Expression child, String owner, String field, Syntax at) {
        return switch (child.type()) {
            case StructType struct -> structField(child, struct, owner, field, at);
            case MapType _ -> call("get_item", at, List.of(child, new Literal(field, DataTypes.StringType)));
            default -> throw Errors.noFields(owner, child.type(), field, at.origin());
        };
    }

    private Expression structField(Expression child, StructType struct, String owner, String field, Syntax at) {
        var matching = new ArrayList<Integer>();
        for (int i = 0; i < struct.size(); i++) {
            if (struct.field(i).name().equalsIgnoreCase(field)) {
                matching.add(i);
            }
        }
        if (matching.size() > 1) {
            throw Errors.invalid("AMBIGUOUS_REFERENCE_TO_FIELDS", "The struct " + owner + " has " + matching.size()
                    + " fields called " + Errors.quoted(field) + ". Rename one of them where the struct is made.",
                    at.origin());
        }
        if (matching.isEmpty()) {
            throw Errors.fieldNotFound(field, owner, struct.names(), at.origin());
        }
        return new Expression.Field(child, matching.getFirst());
    }

    private Expression item(Syntax.ItemOf of) {
        var child = analyze(of.child());
        if (child.type() instanceof StructType && of.key() instanceof Syntax.Literal(var value, var _, var _)
                && value instanceof String field) {
            return field(child, text(of.child()), field, of);
        }
        if (!(child.type() instanceof ArrayType || child.type() instanceof MapType)) {
            throw Errors.noFields(text(of.child()), child.type(), text(of.key()), of.origin());
        }
        return call("get_item", of, List.of(child, analyze(of.key())));
    }

    private Expression cast(Syntax.CastTo cast) {
        var child = analyze(cast.child());
        var type = cast.type();
        if (Conversions.sameShape(child.type(), type) && !(type.isIntegral() && child instanceof Literal)) {
            return child;
        }
        if (!Coercion.canCast(child.type(), type)) {
            throw Errors.typeMismatch(OperandTypes.refusedCast(child.type(), type, !cast.orNull()), text(cast),
                    "there is no way from " + child.type().sql() + " to "
                            + type.sql() + ".",
                    cast.origin());
        }
        if (child instanceof Literal(var value, var _) && value == null) {
            return new Literal(null, type);
        }
        return new Cast(child, type, cast.orNull() ? Cast.OnFailure.NULL : Cast.OnFailure.RAISE);
    }

    private Expression call(Syntax.Call call) {
        if (Generators.isGenerator(call.name())) {
            throw Errors.generatorNotAllowed(text(call), call.origin());
        }
        var special = controlFlow.call(call);
        if (special.isPresent()) {
            return special.get();
        }
        if (isAggregate(call)) {
            return aggregate(call);
        }
        if (catalog.window(call.name()).isPresent()) {
            throw WindowErrors.withoutOver(text(call), call.origin());
        }
        var inSql = catalog.scalar(call.name()).isPresent()
                ? Optional.<FunctionCommand.Create>empty()
                : catalog.sqlFunction(call.name());
        if (inSql.isPresent()) {
            return SqlFunctions.call(inSql.get(), call, this);
        }
        // looked up before its arguments are: the name is what the reader sees first
        var function = functions.scalar(written(call));
        if (call.distinct() || call.filter() != null) {
            throw Errors.invalid("INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX",
                    Errors.quoted(call.name()) + " is no aggregate function; DISTINCT and FILTER only go with those.",
                    call.origin());
        }
        if (FunctionResolver.isOperator(call.name())
                && call.arguments().stream().anyMatch(Syntax.Star.class::isInstance)) {
            throw Errors.starNotAllowed(text(call), call.origin());
        }
        return functions.call(function, written(call), all(call.arguments()));
    }

    /// A call of a function by its name in the registry, for a construct that is not written as a call.
    Expression call(String name, Syntax at, List<Expression> arguments) {
        return functions.call(new FunctionResolver.Written(name, text(at), texts(at.parts()), at.origin()), arguments);
    }

    /// Where queries go that are met now.
    SubqueryCollector subqueries() {
        return insideAggregate ? argumentSubqueries : subqueries;
    }

    FunctionResolver.Written written(Syntax.Call call) {
        return new FunctionResolver.Written(call.name(), text(call), texts(call.arguments()), call.origin());
    }

    private boolean isAggregate(Syntax.Call call) {
        return isAggregate(catalog, call);
    }

    /// Whether it calls an aggregate function.
    public static boolean isAggregate(Catalog catalog, Syntax syntax) {
        return syntax instanceof Syntax.WithinGroup
                || syntax instanceof Syntax.Call call && catalog.aggregate(call.name()).isPresent();
    }

    /// Whether aggregates are in it that make one row of many: those before OVER do not.
    public static boolean hasAggregates(Catalog catalog, Syntax syntax) {
        if (syntax instanceof Syntax.Over over) {
            var function = switch (over.function()) {
                case Syntax.IgnoringNulls(var call, var _) -> call;
                case Syntax.WithinGroup(var call, var _, var _) -> call;
                default -> over.function();
            };
            return Stream.concat(function.parts().stream(), over.parts().stream().skip(1))
                    .anyMatch(part -> hasAggregates(catalog, part));
        }
        return isAggregate(catalog, syntax) || syntax.parts().stream().anyMatch(part -> hasAggregates(catalog, part));
    }

    /// Refuses window functions in a clause whose other parts share this analysis.
    public void requireNoWindows(Syntax syntax, String clause) {
        if (syntax instanceof Syntax.Over over) {
            throw WindowErrors.notAllowed(clause, text(over), over.origin());
        }
        syntax.parts().forEach(part -> requireNoWindows(part, clause));
    }

    private Expression window(Syntax.Over over) {
        if (windows == null) {
            throw WindowErrors.notAllowed(clause, text(over), over.origin());
        }
        if (insideAggregate || insideWindow) {
            throw WindowErrors.nested(text(over), over.origin());
        }
        insideWindow = true;
        try {
            return new Windows(catalog, this, windows).over(over);
        } finally {
            insideWindow = false;
        }
    }

    private Expression aggregate(Syntax.Call call) {
        if (aggregates == null) {
            throw Errors.aggregateNotAllowed(clause, text(call), call.origin());
        }
        if (insideAggregate) {
            throw Errors.nestedAggregate(text(call), call.origin());
        }
        insideAggregate = true;
        try {
            var function = catalog.aggregate(call.name()).orElseThrow();
            var arguments = countsRows(call) ? List.<Expression>of() : all(call.arguments());
            var filter = call.filter() == null ? null : condition(call.filter(), "FILTER");
            return aggregates.add(columnName(call),
                    functions.aggregate(function, written(call), arguments, call.distinct(), filter));
        } finally {
            insideAggregate = false;
        }
    }

    /// `count(*)` and `count(1)` count rows, whatever is in them.
    static boolean countsRows(Syntax.Call call) {
        return call.name().equals("count") && !call.distinct() && call.arguments().size() == 1
                && (call.arguments().getFirst() instanceof Syntax.Star star && star.qualifier().isEmpty()
                        || call.arguments().getFirst() instanceof Syntax.Literal(var value, var _, var _)
                                && value != null);
    }
}
