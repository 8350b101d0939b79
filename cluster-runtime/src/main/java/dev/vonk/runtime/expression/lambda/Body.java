package dev.vonk.runtime.expression.lambda;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.Evaluator;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.function.EvaluationContext;

/// The inner function made ready to run.
final class Body {
    private final int collections;
    private final Evaluator step;
    private final Evaluator finish;

    Body(HigherOrder function, EvaluationContext context) {
        collections = function.collections();
        step = Evaluators.compile(function.body(), context);
        finish = Evaluators.compile(function.finish(), context);
    }

    /// Its value for each of `count` settings of the variables.
    ///
    /// @param arguments of the whole function
    /// @param parents the row that each setting belongs to
    Vector evaluate(Vector[] arguments, int[] parents, int count, Vector... variables) {
        return step.evaluate(batch(arguments, parents, count, variables)).flat(Scratch.fresh());
    }

    /// What is made of the last values.
    Vector finish(Vector[] arguments, int[] parents, int count, Vector... variables) {
        return finish.evaluate(batch(arguments, parents, count, variables)).flat(Scratch.fresh());
    }

    private Batch batch(Vector[] arguments, int[] parents, int count, Vector... variables) {
        int others = arguments.length - collections;
        var columns = new Vector[variables.length + others];
        System.arraycopy(variables, 0, columns, 0, variables.length);
        for (int i = 0; i < others; i++) {
            columns[variables.length + i] = arguments[collections + i].flat(Scratch.fresh()).gather(parents, count,
                    Scratch.fresh());
        }
        return Batch.of(count, columns);
    }
}
