package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.type.DataType;
import java.util.List;
import java.util.Optional;

/// What the optimizer writes into plans to raise errors that only rows can show. Not for users: names begin with `$`.
public final class PlanChecks implements FunctionFamily {
    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("internal");
        family.scalar("$only_row", "$only_row(value, rows)", "The value; an error where it stands for several rows.",
                "$only_row(1, 1)", "1").ownNulls().raises().binds(PlanChecks::onlyRow);
        return family.functions();
    }

    private static Optional<BoundFunction> onlyRow(List<DataType> types) {
        if (types.size() != 2 || !(types.get(1) instanceof DataType.LongType)) {
            return Optional.empty();
        }
        return Optional.of(new BoundFunction(types, types.get(0),
                (a, rows, _, _) -> Shapes.values(types.get(0), rows, null, (i, out) -> {
                    if (!a[1].isNull(i) && Vectors.longAt(a[1], i) > 1) {
                        throw new DataException("SCALAR_SUBQUERY_TOO_MANY_ROWS", "A query that stands for a value gave "
                                + Vectors.longAt(a[1], i)
                                + " rows. Make it give one at most: aggregate, or narrow its WHERE.");
                    }
                    out.append(a[0], i);
                })));
    }
}
