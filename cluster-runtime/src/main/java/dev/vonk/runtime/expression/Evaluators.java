package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.node.Node;
import dev.vonk.runtime.function.EvaluationContext;
import java.util.ArrayList;
import java.util.List;

/// Makes expressions ready to run. What is made belongs to one thread.
///
/// ```java
/// var projection = Evaluators.compileAll(expressions, context);
/// Vector[] columns = projection.evaluate(batch);
/// ```
public final class Evaluators {
    private Evaluators() {
    }

    /// An evaluator for one expression.
    public static Evaluator compile(Expression expression, EvaluationContext context) {
        var projection = compileAll(List.of(expression), context);
        return batch -> projection.evaluate(batch)[0];
    }

    /// Evaluators for expressions that are needed together: parts they share are evaluated once a batch.
    public static Projection compileAll(List<Expression> expressions, EvaluationContext context) {
        var compiler = new Compiler(context, expressions);
        var nodes = new ArrayList<Node>();
        expressions.forEach(expression -> nodes.add(compiler.compile(expression)));
        return new Projection(nodes, compiler.round());
    }

    /// A selector for a condition.
    public static Selector selector(Expression condition, EvaluationContext context) {
        return Selectors.of(condition, context);
    }

    /// The value of an expression that depends on no column, as a [dev.vonk.runtime.data.Row] would hold it.
    ///
    /// @throws DataException where evaluating it raises
    public static Expression.Literal fold(Expression constant, EvaluationContext context) {
        if (constant instanceof Expression.Literal literal) {
            return literal;
        }
        Vector value = compile(constant, context).evaluate(Batch.of(1));
        return new Expression.Literal(Values.read(value, constant.type(), 0), constant.type());
    }
}
