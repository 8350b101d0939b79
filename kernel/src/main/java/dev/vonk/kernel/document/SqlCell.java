package dev.vonk.kernel.document;

import dev.vonk.kernel.sql.token.Keywords;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A code cell that is SQL: it begins with `%%sql`, behind which the variable for its result may be named.
///
/// ```text
/// %%sql adults
/// SELECT * FROM people WHERE age >= 18
/// ```
///
/// @param source the whole cell
/// @param variable the variable that keeps the result; empty where none is named
/// @param start where the SQL begins in the source
public record SqlCell(String source, String variable, int start) {
    /// What such a cell begins with.
    public static final String MAGIC = "%%sql";
    /// The variable that keeps the result where none is named.
    public static final String USUAL_VARIABLE = "_sql";

    private static final Pattern BEGINNING = Pattern.compile("\\s*%%sql(?!\\w)[ \\t]*");
    private static final Pattern NAME = Pattern.compile("(--name[ \\t=]+)?([A-Za-z_$][\\w$]*)[ \\t]*(?=\\r?\\n|$)");

    /// The cell, where it is one of SQL. A word that stands alone behind `%%sql` is a variable only where SQL follows
    /// on the next lines, and no statement begins with it; else it is SQL.
    public static Optional<SqlCell> of(String source) {
        Matcher beginning = BEGINNING.matcher(source);
        if (!beginning.lookingAt()) {
            return Optional.empty();
        }
        Matcher name = NAME.matcher(source).region(beginning.end(), source.length());
        boolean named = name.lookingAt()
                && (name.group(1) != null || !source.substring(name.end()).isBlank()
                        && !Keywords.BEGINNINGS.contains(name.group(2).toUpperCase(Locale.ROOT)));
        return Optional.of(named
                ? new SqlCell(source, name.group(2), name.end())
                : new SqlCell(source, "", beginning.end()));
    }

    /// The SQL without what stands around it.
    public String sql() {
        return source.substring(start).strip();
    }
}
