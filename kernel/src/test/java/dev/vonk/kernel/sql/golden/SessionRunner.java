package dev.vonk.kernel.sql.golden;

import dev.vonk.DataFrame;
import dev.vonk.Session;
import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.runtime.data.DataException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/// Statements in a session of their own, with the tables that the golden files read.
final class SessionRunner implements SqlRunner {
    private static final Pattern CONDITION = Pattern.compile("^\\[([A-Z][A-Z0-9_.]+)]");

    private final Session session;

    SessionRunner(GoldenFile file) {
        var builder = Session.builder().master("local[2]").config("spark.sql.shuffle.partitions", 2);
        file.settings().forEach(builder::config);
        session = builder.create();
        TestTables.load(session, file);
        TestFunctions.load(session);
    }

    @Override
    public Answer run(String sql) {
        try {
            return rows(sql, session.sql(sql));
        } catch (RuntimeException | Error failed) {
            return failure(failed);
        }
    }

    private Answer rows(String sql, DataFrame frame) {
        var text = new HiveText(ZoneId.of(session.conf().get("spark.sql.session.timeZone")),
                session.conf().get("spark.sql.binaryOutputStyle", "UTF-8"));
        var words = SqlWords.of(sql);
        var form = HiveText.Form.of(words.first(1), words.first(2));
        return new Answer.Rows(frame.schema(),
                frame.collectAsList().stream().map(row -> text.line(row, form)).toList());
    }

    private static Answer failure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var condition = condition(cause);
            if (condition.isPresent()) {
                return new Answer.Refused(condition.get(), String.valueOf(cause.getMessage()));
            }
        }
        return new Answer.Crashed(failure);
    }

    private static Optional<String> condition(Throwable failure) {
        if (failure instanceof AnalysisException refused) {
            return Optional.of(refused.condition());
        }
        if (failure instanceof ParseException refused) {
            return Optional.of(refused.condition());
        }
        if (failure instanceof DataException refused) {
            return Optional.of(refused.condition());
        }
        var matcher = CONDITION.matcher(String.valueOf(failure.getMessage()));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public void interrupt() {
        session.interruptAll();
    }

    @Override
    public void close() {
        session.stop();
    }
}
