package dev.vonk.kernel.sql;

import dev.vonk.kernel.sql.command.Statements;
import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.sql.token.ParseOptions;
import dev.vonk.kernel.sql.token.SyntaxErrors;
import dev.vonk.kernel.sql.token.SyntaxFailure;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Fragment;
import dev.vonk.kernel.syntax.Statement;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.type.DataType;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// SQL text to syntax trees. Every method throws [ParseException] for a text that does not read so.
public final class SqlParser {
    private SqlParser() {
    }

    /// One statement; semicolons may end it.
    public static Statement statement(String text) {
        return statement(text, ParseOptions.DEFAULT);
    }

    /// One statement; semicolons may end it.
    public static Statement statement(String text, ParseOptions options) {
        return whole(text, options, grammar -> new Statements(grammar).single());
    }

    /// One expression, perhaps with an alias.
    public static Syntax expression(String text) {
        return expression(text, ParseOptions.DEFAULT);
    }

    /// One expression, perhaps with an alias.
    public static Syntax expression(String text, ParseOptions options) {
        return whole(text, options, grammar -> grammar.expressions().item());
    }

    /// What stands between SELECT and FROM: expressions with commas between.
    public static List<Syntax> items(String text) {
        return whole(text, ParseOptions.DEFAULT, grammar -> grammar.expressions().items());
    }

    /// A type: `decimal(10, 2)`, `map<string, int>`.
    public static DataType dataType(String text) {
        return whole(text, ParseOptions.DEFAULT, grammar -> grammar.types().type());
    }

    /// The statements of a script, without the semicolons that end them and without those that are empty. Nothing but
    /// quotes and comments is looked at, so a faulty statement does not hide the others.
    ///
    /// @throws ParseException for a comment that does not end
    public static List<Fragment> script(String text) {
        return Script.statements(text);
    }

    /// What can stand at the end of a text that is not finished: keywords, operators, and kinds of words such as `a name`.
    /// Empty where the text is wrong before its end.
    public static Set<String> continuations(String text) {
        var tokens = new Tokens(text, ParseOptions.DEFAULT);
        int end = tokens.size() - 1;
        tokens.watch(end);
        try {
            new Statements(new Grammar(tokens)).single();
        } catch (SyntaxFailure failure) {
            return failure.position() == end ? Set.copyOf(tokens.expected()) : Set.of();
        } catch (ParseException _) {
            return tokens.expected();
        }
        return Set.copyOf(tokens.expected());
    }

    private static <T> T whole(String text, ParseOptions options, Function<Grammar, T> rule) {
        var tokens = new Tokens(text, options);
        try {
            return ended(tokens, rule);
        } catch (SyntaxFailure failure) {
            throw explained(text, options, rule, failure);
        } catch (StackOverflowError _) {
            throw tokens.tooComplex();
        }
    }

    private static <T> T ended(Tokens tokens, Function<Grammar, T> rule) {
        var result = rule.apply(new Grammar(tokens));
        if (!tokens.atEnd()) {
            throw tokens.failure();
        }
        return result;
    }

    /// Reads the text once more, watching the place where it went wrong.
    private static ParseException explained(String text, ParseOptions options, Function<Grammar, ?> rule,
            SyntaxFailure failure) {
        var tokens = new Tokens(text, options);
        tokens.watch(failure.position());
        try {
            var result = ended(tokens, rule);
            throw new IllegalStateException("read once and failed, read twice and got " + result);
        } catch (SyntaxFailure again) {
            return SyntaxErrors.at(tokens, again.position());
        }
    }
}
