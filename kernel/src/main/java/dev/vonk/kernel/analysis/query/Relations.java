package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.analysis.Constants;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.ExpressionAnalyzer;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Generators;
import dev.vonk.kernel.analysis.Joins;
import dev.vonk.kernel.analysis.Projections;
import dev.vonk.kernel.analysis.Scope;
import dev.vonk.kernel.analysis.Suggestions;
import dev.vonk.kernel.analysis.Surroundings;
import dev.vonk.kernel.logical.Apply;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.kernel.syntax.NameParser;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands in a FROM.
final class Relations {
    private final QueryAnalyzer queries;
    private final Surroundings around;
    private final @Nullable Frame piped;

    Relations(QueryAnalyzer queries) {
        this(queries, null);
    }

    /// @param piped the rows before a pipe
    Relations(QueryAnalyzer queries, @Nullable Frame piped) {
        this.queries = queries;
        this.around = queries.around();
        this.piped = piped;
    }

    /// The frame of a FROM; one row without columns where there is none.
    Frame from(@Nullable Relation relation) {
        return relation == null ? Constants.oneRow() : frame(relation);
    }

    Frame frame(Relation relation) {
        return switch (relation) {
            case Relation.Named named -> named(named.name(), named.options(), named);
            case Relation.Computed(var name, var _) -> named(parsed(name), Map.of(), relation);
            case Relation.Nested(var query, var _) -> Frame.of(queries.analyze(query).plan());
            case Relation.TableFunction function -> new TableFunctions(queries).frame(function);
            case Relation.Lateral(var inner, var _) -> frame(inner);
            case Relation.Aliased aliased -> aliased(frame(aliased.relation()), aliased);
            case Relation.Join join -> join(join);
            case Relation.LateralView view -> lateralView(frame(view.input()), view);
            case Relation.Pivot pivot -> new Rotations(around).pivot(frame(pivot.input()), pivot);
            case Relation.Unpivot unpivot -> new Rotations(around).unpivot(frame(unpivot.input()), unpivot);
            case Relation.Sample sample -> sample(frame(sample.input()), sample);
            case Relation.Piped(var origin) -> Optional.ofNullable(piped).orElseThrow(
                    () -> new IllegalStateException("a step of a pipe stands without a pipe at " + origin));
        };
    }

    private List<String> parsed(Syntax name) {
        var text = String.valueOf(Constants.of(name, "IDENTIFIER", around));
        return NameParser.parse(text).orElseThrow(() -> Errors.badName(text, name.origin()));
    }

    /// A table under fresh ids: the same table twice in a query is two sets of columns.
    private Frame named(List<String> name, Map<String, String> options, Relation at) {
        var common = queries.commonTable(name);
        var frame = common.or(() -> queries.tables().find(name, options)
                .map(plan -> Frame.of(PlanRewriter.freshIds(plan)))).orElseThrow(() -> notFound(name, at));
        return frame.qualified(name.getLast());
    }

    private AnalysisException notFound(List<String> name, Relation at) {
        var known = queries.tables().names();
        var near = Suggestions.near(name.getLast(), known);
        var hint = near.isEmpty()
                ? known.isEmpty()
                        ? "There are none yet; make one with CREATE TEMP VIEW or createOrReplaceTempView."
                        : "Those there are: " + String.join(", ", known) + "."
                : "Did you mean one of these: " + Errors.quoted(near) + "?";
        return new AnalysisException("TABLE_OR_VIEW_NOT_FOUND", "There is no table or view "
                + String.join(".", name.stream().map(NameParser::quoted).toList()) + ". " + hint, at.origin(), near);
    }

    private Frame aliased(Frame frame, Relation.Aliased aliased) {
        var named = aliased.columns().isEmpty()
                ? frame
                : new Projections(around).renameAll(frame, aliased.columns());
        return Frame.of(named.plan()).qualified(aliased.name());
    }

    private Frame join(Relation.Join join) {
        var left = frame(join.left());
        if (isLateral(join.right())) {
            return lateral(left, join);
        }
        var right = frame(join.right());
        var joins = new Joins(around);
        if (join.natural()) {
            var names = left.schema().names().stream().filter(name -> right.schema().names().stream()
                    .anyMatch(name::equalsIgnoreCase)).toList();
            return names.isEmpty()
                    ? joins.cross(left, right, join.kind())
                    : joins.using(left, right, names, join.kind());
        }
        if (!join.using().isEmpty()) {
            return joins.using(left, right, join.using(), join.kind());
        }
        return join.condition() == null
                ? joins.cross(left, right, join.kind())
                : joins.on(left, right, join.condition(), join.kind());
    }

    private static boolean isLateral(Relation relation) {
        return switch (relation) {
            case Relation.Lateral _ -> true;
            case Relation.Aliased aliased -> isLateral(aliased.relation());
            default -> false;
        };
    }

    private Frame lateral(Frame left, Relation.Join join) {
        var analyzer = ExpressionAnalyzer.of(Scope.of(left), around, "LATERAL");
        var right = new Relations(queries.inside(analyzer)).frame(join.right());
        var kind = switch (join.kind()) {
            case INNER, CROSS -> Apply.Kind.LATERAL;
            case LEFT_OUTER -> Apply.Kind.LATERAL_OUTER;
            case RIGHT_OUTER, FULL_OUTER, LEFT_SEMI, LEFT_ANTI -> throw Errors.invalid(
                    "UNSUPPORTED_FEATURE.LATERAL_JOIN_TYPE", "A lateral relation is joined by INNER, CROSS or LEFT, "
                            + "not by " + join.kind().label() + ".",
                    join.origin());
        };
        var all = Frame.joined(new Apply(kind, left.plan(), right.plan(), null, null), left, Map.of(), right,
                Map.of());
        if (join.condition() == null) {
            return all;
        }
        var condition = ExpressionAnalyzer.of(Scope.of(all), around, "a join condition").condition(join.condition(),
                "join");
        return Frame.joined(new Apply(kind, left.plan(), right.plan(), condition, null), left, Map.of(), right,
                Map.of());
    }

    private Frame lateralView(Frame input, Relation.LateralView view) {
        var analyzer = ExpressionAnalyzer.of(Scope.of(input), around, "LATERAL VIEW");
        var call = (Syntax.Call) view.generator();
        var generator = view.outer() && !call.name().endsWith("_outer")
                ? new Syntax.Call(call.name() + "_outer", call.arguments(), call.origin())
                : call;
        var named = view.columns().isEmpty()
                ? generator
                : new Syntax.Alias(generator, view.columns(), generator.origin());
        if (!Generators.isGenerator(generator)) {
            throw Errors.unresolvedRoutine(call.name(), List.of(), call.origin());
        }
        var generated = Generators.generate(input.plan(), named, analyzer);
        var columns = new ArrayList<NamedExpression>();
        input.columns().forEach(column -> columns.add(NamedExpression.of(column)));
        columns.addAll(generated.columns());
        var added = generated.columns().stream().map(NamedExpression::output).toList();
        return input.extended(new OneInput.Project(columns, generated.plan()), added,
                view.name() == null ? "" : view.name());
    }

    private Frame sample(Frame input, Relation.Sample sample) {
        long seed = sample.seed() == null ? System.nanoTime() : sample.seed();
        var plan = switch (sample.kind()) {
            case PERCENT -> part(input, number(sample.amount()) / 100, seed, sample);
            case BUCKET -> part(input, number(sample.amount()) / number(java.util.Objects.requireNonNull(sample.of())),
                    seed, sample);
            case ROWS -> new OneInput.Limit(rows(sample), 0, input.plan());
            case BYTES -> throw Errors.invalid("UNSUPPORTED_FEATURE", "A sample of so many bytes cannot be taken; ask "
                    + "for PERCENT or ROWS.", sample.origin());
        };
        return input.with(plan);
    }

    private static OneInput.Sample part(Frame input, double fraction, long seed, Relation.Sample sample) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw Errors.invalid("INVALID_SAMPLE_FRACTION", "A sample takes 0 to 100 percent of the rows, not "
                    + fraction * 100 + ".", sample.origin());
        }
        return new OneInput.Sample(0, fraction, false, seed, input.plan());
    }

    private long rows(Relation.Sample sample) {
        double rows = number(sample.amount());
        if (rows < 0) {
            throw Errors.invalid("INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE", "A sample cannot have fewer than 0 rows.",
                    sample.origin());
        }
        return (long) rows;
    }

    private double number(Syntax written) {
        return Constants.of(written, "TABLESAMPLE", around) instanceof Number number ? number.doubleValue() : -1;
    }
}
