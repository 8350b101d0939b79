package dev.vonk.kernel.cell.sql;

import dev.vonk.DataFrame;
import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.cell.Completeness;
import dev.vonk.kernel.cell.Magic;
import dev.vonk.kernel.cell.Problem;
import dev.vonk.kernel.cell.completion.Completions;
import dev.vonk.kernel.cell.completion.Description;
import dev.vonk.kernel.document.SqlCell;
import dev.vonk.kernel.sql.SqlParser;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.syntax.Fragment;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;

/// `%%sql [variable]` over a cell of SQL, and `%sql STATEMENT` as a line of one with Java.
///
/// All statements are carried out in order. The rows of the last are the cell's value, and a variable keeps them as a
/// frame: the one that is named, else `_sql`. A query that is not the last is checked, but nobody asks for its rows.
public final class SqlMagic implements Magic {
    private final dev.vonk.Session spark;
    private final SqlCompletion completion;

    public SqlMagic(dev.vonk.Session spark) {
        this.spark = spark;
        this.completion = new SqlCompletion(spark);
    }

    @Override
    public String name() {
        return "sql";
    }

    @Override
    public String description() {
        return "runs SQL: %sql STATEMENT, or a cell that begins with %%sql [VARIABLE]";
    }

    @Override
    public void run(Call call, Session session) throws Refused {
        SqlText text = SqlText.of(call);
        String variable = variable(text);
        List<Fragment> statements = statements(text);
        if (statements.isEmpty()) {
            throw new Refused("which statement?");
        }
        for (Fragment statement : statements.subList(0, statements.size() - 1)) {
            run(statement);
        }
        DataFrame last = run(statements.getLast());
        boolean rows = last.columns().length > 0;
        if (rows || !text.variable().isEmpty()) {
            session.declare(variable, DataFrame.class.getName(), last);
        }
        if (rows) {
            session.result(last, "DataFrame");
        }
    }

    private static String variable(SqlText text) throws Refused {
        if (text.variable().isEmpty()) {
            return SqlCell.USUAL_VARIABLE;
        }
        if (!SourceVersion.isName(text.variable()) || text.variable().equals("spark")) {
            throw new Refused(text.variable() + " cannot be the variable for the result; choose another name");
        }
        return text.variable();
    }

    private static List<Fragment> statements(SqlText text) throws Refused {
        try {
            return text.statements();
        } catch (ParseException mistake) {
            throw new Refused(problem(mistake));
        }
    }

    private DataFrame run(Fragment statement) throws Refused {
        String alone = SqlText.alone(statement);
        try {
            return spark.sql(alone);
        } catch (ParseException mistake) {
            throw new Refused(problem(mistake));
        } catch (AnalysisException mistake) {
            // What is wrong may stand in another text, such as that of a view.
            Fragment place = mistake.origin().fragment().filter(found -> found.text().equals(alone))
                    .orElseGet(() -> new Fragment(alone, statement.start(), firstLineEnd(statement)));
            throw new Refused(problem(place, mistake.summary()));
        }
    }

    private static int firstLineEnd(Fragment statement) {
        int end = statement.text().indexOf('\n', statement.start());
        return end < 0 ? statement.end() : Math.min(end, statement.end());
    }

    private static Problem problem(ParseException mistake) {
        return problem(mistake.fragment(), mistake.summary());
    }

    private static Problem problem(Fragment place, String message) {
        return new Problem(place.line(), place.column(), Math.max(1, place.words().length()), message, null);
    }

    /// Only what is no SQL whatever tables there are; a text that lacks its end is still being written.
    @Override
    public List<Problem> check(Call call) {
        List<Problem> problems = new ArrayList<>();
        SqlText text = SqlText.of(call);
        try {
            for (Fragment statement : text.statements()) {
                check(SqlText.alone(statement), statement.end() < text.text().stripTrailing().length(), problems);
            }
        } catch (ParseException unclosed) {
            problems.add(problem(unclosed));
        }
        return problems;
    }

    private static void check(String statement, boolean ended, List<Problem> problems) {
        try {
            SqlParser.statement(statement);
        } catch (ParseException mistake) {
            if (ended || mistake.fragment().start() < statement.length()) {
                problems.add(problem(mistake));
            }
        }
    }

    /// At a prompt a semicolon or an empty line ends a cell of SQL, and a line ends with itself.
    @Override
    public Completeness completeness(Call call) {
        if (!call.wholeCell()) {
            return Completeness.COMPLETE;
        }
        SqlText text = SqlText.of(call);
        String sql = text.text().stripTrailing();
        boolean emptyLine = text.text().substring(sql.length()).chars().filter(letter -> letter == '\n').count() > 1;
        boolean ended = !sql.isEmpty() && text.around(sql.length()).words().isBlank();
        return !sql.isBlank() && (ended || emptyLine) ? Completeness.COMPLETE : Completeness.INCOMPLETE;
    }

    @Override
    public Completions complete(Call call, int cursor) {
        return completion.complete(SqlText.of(call), cursor);
    }

    @Override
    public Description describe(Call call, int cursor) {
        return completion.describe(SqlText.of(call), cursor);
    }
}
