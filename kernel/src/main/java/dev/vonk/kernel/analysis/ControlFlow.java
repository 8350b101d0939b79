package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.SyntaxText;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Case;
import dev.vonk.runtime.expression.Expression.Coalesce;
import dev.vonk.runtime.expression.Expression.InSet;
import dev.vonk.runtime.expression.Expression.IsNull;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.expression.Expression.Not;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.TypeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The calls that are expressions of their own rather than functions: logic, null tests, choices, IN, structs.
final class ControlFlow {
    private final ExpressionAnalyzer analyzer;
    private final CallForms forms;
    private final Lambdas lambdas;

    ControlFlow(ExpressionAnalyzer analyzer) {
        this.analyzer = analyzer;
        this.forms = new CallForms(analyzer);
        this.lambdas = new Lambdas(analyzer);
    }

    /// The expression, or empty where the call is an ordinary one.
    Optional<Expression> call(Syntax.Call call) {
        var arguments = call.arguments();
        return Optional.ofNullable(switch (call.name()) {
            case "and" -> new Expression.And(terms(call, true));
            case "or" -> new Expression.Or(terms(call, false));
            case "not" -> new Not(truth(only(call), call));
            case "isnull" -> new IsNull(analyzer.analyze(only(call)));
            case "isnotnull" -> new Not(new IsNull(analyzer.analyze(only(call))));
            case "in" -> in(call);
            case "between" -> counted(call, 3, () -> between(call));
            case "coalesce" -> coalesce(call, 1, Integer.MAX_VALUE);
            case "nvl", "ifnull" -> coalesce(call, 2, 2);
            case "nvl2" ->
                counted(call, 3, () -> choice(call, not(isNull(arguments.get(0))), arguments.get(1), arguments.get(2)));
            case "if" ->
                counted(call, 3, () -> choice(call, truth(arguments.get(0), call), arguments.get(1), arguments.get(2)));
            case "nullif" -> counted(call, 2, () -> nullIf(call));
            case "struct" -> struct(call);
            case "named_struct" -> namedStruct(call);
            case "boolean", "tinyint", "smallint", "int", "bigint", "float", "double", "decimal", "date", "timestamp",
                    "binary", "string" ->
                analyzer.analyze(new Syntax.CastTo(only(call), TypeParser.parseType(call.name()), false,
                        call.origin()));
            case "typeof" -> new Literal(analyzer.analyze(only(call)).type().simpleString(), DataTypes.StringType);
            default -> null;
        }).or(() -> forms.call(call)).or(() -> lambdas.call(call));
    }

    /// `CASE WHEN ... END`; all values get their common type.
    Expression caseWhen(Syntax.CaseWhen when) {
        var conditions = new ArrayList<Expression>();
        var values = new ArrayList<Expression>();
        for (var branch : when.branches()) {
            conditions.add(analyzer.condition(branch.condition(), "WHEN"));
            values.add(analyzer.analyze(branch.value()));
        }
        values.add(
                when.otherwise() == null ? new Literal(null, DataTypes.NullType) : analyzer.analyze(when.otherwise()));
        return cases(when, conditions, values);
    }

    private Expression cases(Syntax at, List<Expression> conditions, List<Expression> values) {
        var common = common(at, values);
        var branches = new ArrayList<Case.When>();
        for (int i = 0; i < conditions.size(); i++) {
            branches.add(new Case.When(conditions.get(i), common.get(i)));
        }
        return new Case(branches, common.getLast(), common.getLast().type());
    }

    private Expression choice(Syntax.Call call, Expression condition, Syntax then, Syntax otherwise) {
        return cases(call, List.of(condition), List.of(analyzer.analyze(then), analyzer.analyze(otherwise)));
    }

    private Expression nullIf(Syntax.Call call) {
        var first = analyzer.analyze(call.arguments().getFirst());
        var same = analyzer.call("equal", call, List.of(first, analyzer.analyze(call.arguments().get(1))));
        return new Case(List.of(new Case.When(same, new Literal(null, first.type()))), first, first.type());
    }

    private Expression coalesce(Syntax.Call call, int least, int most) {
        int given = call.arguments().size();
        if (given < least || given > most) {
            throw wrongCount(call, new Arity(least, most));
        }
        var common = common(call, analyzer.all(call.arguments()));
        return common.size() == 1 ? common.getFirst() : new Coalesce(common, common.getFirst().type());
    }

    private List<Expression> terms(Syntax.Call call, boolean and) {
        var terms = new ArrayList<Expression>();
        for (var term : truths(call)) {
            if (and && term instanceof Expression.And(var inner)) {
                terms.addAll(inner);
            } else if (!and && term instanceof Expression.Or(var inner)) {
                terms.addAll(inner);
            } else {
                terms.add(term);
            }
        }
        return terms;
    }

    /// The operands of AND or OR; text beside a condition is read as one.
    private List<Expression> truths(Syntax.Call call) {
        var values = analyzer.all(call.arguments());
        boolean anyCondition = values.stream().anyMatch(value -> value.type() instanceof DataType.BooleanType);
        var kind = values.size() == 2
                ? OperandTypes.condition(call.name(), values.get(0).type(), values.get(1).type())
                : "BINARY_OP_WRONG_TYPE";
        var truths = new ArrayList<Expression>();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            boolean read = anyCondition && value.type() instanceof DataType.StringType;
            truths.add(truth(read ? Conversions.to(value, DataTypes.BooleanType) : value, call.arguments().get(i),
                    call, kind));
        }
        return truths;
    }

    private Expression truth(Syntax syntax, Syntax.Call within) {
        var value = analyzer.analyze(syntax);
        boolean text = within.name().equals("not") && value.type() instanceof DataType.StringType;
        return truth(text ? Conversions.to(value, DataTypes.BooleanType) : value, syntax, within,
                "UNEXPECTED_INPUT_TYPE");
    }

    private Expression truth(Expression value, Syntax syntax, Syntax.Call within, String kind) {
        if (value.type() instanceof DataType.NullType) {
            return Conversions.to(value, DataTypes.BooleanType);
        }
        if (!(value.type() instanceof DataType.BooleanType)) {
            throw Errors.typeMismatch(kind, analyzer.text(within), analyzer.text(syntax) + " is "
                    + value.type().sql() + ", but " + within.name()
                    + " goes between conditions (BOOLEAN). Compare it with something, as in .gt(0).",
                    within.origin());
        }
        return value;
    }

    private Expression between(Syntax.Call call) {
        var value = analyzer.analyze(call.arguments().getFirst());
        var low = analyzer.analyze(call.arguments().get(1));
        var high = analyzer.analyze(call.arguments().get(2));
        return new Expression.And(List.of(analyzer.call("greater_or_equal", call, List.of(value, low)),
                analyzer.call("less_or_equal", call, List.of(value, high))));
    }

    private Expression in(Syntax.Call call) {
        var all = analyzer.all(call.arguments());
        if (all.size() == 1) {
            return new Literal(false, DataTypes.BooleanType);
        }
        var common = common(call, all);
        var child = common.getFirst();
        var candidates = common.subList(1, common.size());
        if (candidates.stream().allMatch(Literal.class::isInstance)) {
            var values = candidates.stream().map(candidate -> ((Literal) candidate).value()).toList();
            var present = values.stream().filter(value -> value != null).distinct().toList();
            return new InSet(child, present, values.contains(null));
        }
        var equals = candidates.stream().map(candidate -> analyzer.call("equal", call, List.of(child, candidate)))
                .toList();
        return equals.size() == 1 ? equals.getFirst() : new Expression.Or(equals);
    }

    private List<Expression> common(Syntax at, List<Expression> values) {
        return Conversions.toCommon(values).orElseThrow(() -> {
            var types = values.stream().map(value -> value.type().sql()).distinct().collect(Collectors.joining(", "));
            return Errors.typeMismatch("DATA_DIFF_TYPES", analyzer.text(at),
                    "its parts are of types that do not go together (" + types
                            + "). Cast them to one type with .cast(\"...\").",
                    at.origin());
        });
    }

    private Expression struct(Syntax.Call call) {
        var names = new ArrayList<String>();
        var values = new ArrayList<Expression>();
        for (var argument : call.arguments()) {
            if (argument instanceof Syntax.Star star) {
                analyzer.scope().expand(star).forEach(column -> {
                    names.add(column.name());
                    values.add(column);
                });
            } else {
                names.add(fieldName(argument, names.size() + 1));
                values.add(analyzer.analyze(argument));
            }
        }
        return Structs.of(names, values);
    }

    private static String fieldName(Syntax argument, int place) {
        boolean named = argument instanceof Syntax.Name || argument instanceof Syntax.Alias
                || argument instanceof Syntax.FrameColumn || argument instanceof Syntax.FieldOf;
        return argument instanceof Syntax.FieldOf(var _, var field, var _)
                ? field
                : named ? SyntaxText.columnName(argument, name -> name.names().getLast()) : "col" + place;
    }

    private Expression namedStruct(Syntax.Call call) {
        var names = new ArrayList<String>();
        var values = new ArrayList<Expression>();
        for (int i = 0; i < call.arguments().size(); i++) {
            if (i % 2 == 1) {
                values.add(analyzer.analyze(call.arguments().get(i)));
            } else if (call.arguments().get(i) instanceof Syntax.Literal(var value, var _, var _)
                    && value instanceof String name) {
                names.add(name);
            } else {
                throw Errors.typeMismatch("CREATE_NAMED_STRUCT_WITHOUT_FOLDABLE_STRING", analyzer.text(call),
                        "every other argument, from the first, must be a name in text, as in lit(\"a\").",
                        call.origin());
            }
        }
        if (names.size() != values.size()) {
            throw Errors.wrongArgumentCount(call.name(), "named_struct(name1, val1, ...)",
                    "an even number of arguments",
                    call.arguments().size(), call.origin());
        }
        return Structs.of(names, values);
    }

    private Expression isNull(Syntax syntax) {
        return new IsNull(analyzer.analyze(syntax));
    }

    private static Expression not(Expression condition) {
        return new Not(condition);
    }

    private Syntax only(Syntax.Call call) {
        if (call.arguments().size() != 1) {
            throw wrongCount(call, new Arity(1, 1));
        }
        return call.arguments().getFirst();
    }

    private Expression counted(Syntax.Call call, int count, java.util.function.Supplier<Expression> then) {
        if (call.arguments().size() != count) {
            throw wrongCount(call, new Arity(count, count));
        }
        return then.get();
    }

    private static AnalysisException wrongCount(Syntax.Call call, Arity arity) {
        return Errors.wrongArgumentCount(call.name(), call.name() + "(...)", arity.text(), call.arguments().size(),
                call.origin());
    }
}
