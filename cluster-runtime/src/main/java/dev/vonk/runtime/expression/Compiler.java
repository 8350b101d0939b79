package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.expression.node.CallNode;
import dev.vonk.runtime.expression.node.CaseNode;
import dev.vonk.runtime.expression.node.CoalesceNode;
import dev.vonk.runtime.expression.node.ConstantNode;
import dev.vonk.runtime.expression.node.FieldNode;
import dev.vonk.runtime.expression.node.FoldedNode;
import dev.vonk.runtime.expression.node.Guarded;
import dev.vonk.runtime.expression.node.InputNode;
import dev.vonk.runtime.expression.node.LogicNode;
import dev.vonk.runtime.expression.node.Node;
import dev.vonk.runtime.expression.node.Round;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction.NullRule;
import dev.vonk.runtime.function.cast.Casts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Expressions to evaluators, for one list of expressions that see the same rows. What a condition guards sees fewer
/// rows and so gets a compiler of its own.
final class Compiler {
    private final EvaluationContext context;
    private final Round round = new Round();
    private final Map<Expression, Integer> uses = new HashMap<>();
    private final Map<Expression, Node> made = new HashMap<>();

    Compiler(EvaluationContext context, List<Expression> expressions) {
        this.context = context;
        expressions.forEach(this::count);
    }

    Round round() {
        return round;
    }

    /// Counts how often each part that is evaluated on all rows occurs; the parts of a repeated part count once.
    private void count(Expression expression) {
        if (uses.merge(expression, 1, Integer::sum) == 1) {
            unguarded(expression).forEach(this::count);
        }
    }

    /// The parts that are evaluated on the same rows as the whole.
    private static List<Expression> unguarded(Expression expression) {
        return switch (expression) {
            case Expression.Case choice -> {
                var parts = new ArrayList<Expression>();
                parts.add(choice.branches().get(0).condition());
                choice.branches().forEach(branch -> addUnguarded(parts, branch.value()));
                addUnguarded(parts, choice.otherwise());
                choice.branches().stream().skip(1).forEach(branch -> addUnguarded(parts, branch.condition()));
                yield parts;
            }
            case Expression.And(var terms) -> firstAndHarmless(terms);
            case Expression.Or(var terms) -> firstAndHarmless(terms);
            case Expression.Coalesce(var arguments, var _) -> firstAndHarmless(arguments);
            case Expression.Literal _,Expression.ColumnReference _,Expression.InputReference _,Expression.Call _,Expression.Cast _,Expression.Not _,Expression.IsNull _,Expression.InSet _,Expression.Field _ ->
                expression.children();
        };
    }

    private static List<Expression> firstAndHarmless(List<Expression> terms) {
        var parts = new ArrayList<Expression>();
        for (int i = 0; i < terms.size(); i++) {
            if (i == 0) {
                parts.add(terms.get(i));
            } else {
                addUnguarded(parts, terms.get(i));
            }
        }
        return parts;
    }

    private static void addUnguarded(List<Expression> parts, Expression part) {
        if (!Traits.canRaise(part)) {
            parts.add(part);
        }
    }

    /// An evaluator for a part that is evaluated on all rows.
    Node compile(Expression expression) {
        if (expression instanceof Expression.Literal) {
            return build(expression);
        }
        boolean repeated = uses.getOrDefault(expression, 1) > 1 && Traits.isDeterministic(expression);
        if (!repeated) {
            return make(expression);
        }
        var known = made.get(expression);
        if (known == null) {
            known = round.shared(make(expression));
            made.put(expression, known);
        }
        return known;
    }

    /// An evaluator for a part that is evaluated on some rows only, or on all where it cannot raise.
    Guarded guarded(Expression expression) {
        if (!Traits.canRaise(expression)) {
            return new Guarded(compile(expression), true);
        }
        return new Guarded(Evaluators.compile(expression, context)::evaluate, false);
    }

    private List<Guarded> firstOnAllRows(List<Expression> parts) {
        var guarded = new ArrayList<Guarded>();
        for (int i = 0; i < parts.size(); i++) {
            guarded.add(i == 0 ? new Guarded(compile(parts.get(0)), true) : guarded(parts.get(i)));
        }
        return guarded;
    }

    private Node make(Expression expression) {
        if (!(expression instanceof Expression.Literal) && Traits.isConstant(expression)) {
            // evaluated on a batch of its own, so it must not share parts with the rest
            return new FoldedNode(new Compiler(context, List.of()).build(expression), expression.type());
        }
        return build(expression);
    }

    private Node build(Expression expression) {
        return switch (expression) {
            case Expression.Literal(var value, var type) -> new ConstantNode(Values.single(type, value));
            case Expression.ColumnReference reference -> throw new IllegalStateException(
                    "the column " + reference.name() + " was not bound to a position before execution");
            case Expression.InputReference reference -> new InputNode(reference.index());
            case Expression.Call call -> call(call);
            case Expression.Cast cast -> cast(cast);
            case Expression.Case choice -> choice(choice);
            case Expression.Coalesce(var arguments, var type) -> new CoalesceNode(firstOnAllRows(arguments), type);
            case Expression.And(var terms) -> new LogicNode(firstOnAllRows(terms), true);
            case Expression.Or(var terms) -> new LogicNode(firstOnAllRows(terms), false);
            case Expression.Not(var child) -> LogicNode.not(compile(child));
            case Expression.IsNull(var child) -> LogicNode.isNull(compile(child));
            case Expression.InSet set -> new CallNode(List.of(compile(set.child())), Membership.kernel(set),
                    NullRule.PROPAGATE, set.type(), true);
            case Expression.Field(var child, int index) -> new FieldNode(compile(child), index, expression.type());
        };
    }

    private Node choice(Expression.Case choice) {
        var conditions = firstOnAllRows(choice.branches().stream().map(Expression.Case.When::condition).toList());
        var values = new ArrayList<Guarded>();
        choice.branches().forEach(branch -> values.add(guarded(branch.value())));
        values.add(guarded(choice.otherwise()));
        return new CaseNode(conditions, values, choice.type());
    }

    private Node call(Expression.Call call) {
        var types = call.arguments().stream().map(Expression::type).toList();
        BoundFunction bound = call.function().bind(types)
                .orElseThrow(() -> new IllegalStateException(call.function().name() + " does not take " + types));
        var arguments = call.arguments().stream().map(this::compile).toList();
        return new CallNode(arguments, bound.kernel().apply(context), call.function().nulls(), call.type(),
                call.function().deterministic());
    }

    private Node cast(Expression.Cast cast) {
        var from = cast.child().type();
        boolean raise = cast.failure() == Expression.Cast.OnFailure.RAISE;
        var loop = Casts.of(from, cast.type(), raise, context.zone());
        Kernel kernel = (arguments, rows, validity, scratch) -> loop.apply(arguments[0], rows, validity, scratch);
        return new CallNode(List.of(compile(cast.child())), kernel, NullRule.PROPAGATE, cast.type(), true);
    }
}
