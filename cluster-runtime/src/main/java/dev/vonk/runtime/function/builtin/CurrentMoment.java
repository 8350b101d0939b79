package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;

/// When and by whom a query is run: the same for all its rows.
public final class CurrentMoment implements FunctionFamily {
    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("date");
        family.scalar("current_date", "current_date()", "The day the query started, in the session's time zone.",
                "length(date_format(current_date(), 'yyyy'))", "4")
                .alias("curdate").takes("-> date",
                        constant(DataTypes.DateType, context -> LocalDate.ofInstant(context.moment(), context.zone())));
        family.scalar("current_timestamp", "current_timestamp()", "The moment the query started.",
                "length(date_format(current_timestamp(), 'yyyy'))", "4")
                .alias("now").takes("-> timestamp", constant(DataTypes.TimestampType, EvaluationContext::moment));
        family.scalar("localtimestamp", "localtimestamp()", "The wall clock time when the query started.",
                "length(date_format(localtimestamp(), 'yyyy'))", "4")
                .takes("-> timestamp_ntz", constant(DataTypes.TimestampNTZType,
                        context -> LocalDateTime.ofInstant(context.moment(), context.zone())));
        family.scalar("current_timezone", "current_timezone()", "The session's time zone.", "current_timezone()", "Z")
                .takes("-> string", constant(DataTypes.StringType, context -> context.zone().getId()));
        return family.functions();
    }

    private static Function<EvaluationContext, Kernel> constant(DataType type,
            Function<EvaluationContext, Object> value) {
        return context -> {
            var single = Values.single(type, value.apply(context));
            return (_, rows, _, _) -> new ConstantVector(single, rows);
        };
    }
}
