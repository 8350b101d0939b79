package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.type.DataTypes;
import org.jspecify.annotations.Nullable;

/// `TABLESAMPLE (10 PERCENT) REPEATABLE (7)` and its kin.
final class Samples {
    private final Grammar grammar;
    private final Tokens tokens;

    Samples(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
    }

    /// The sample of a relation if TABLESAMPLE follows, else the relation.
    Relation after(Relation input, int start) {
        var next = tokens.ahead(1);
        if (!tokens.at("TABLESAMPLE") || !(next.is("(") || next.is("BERNOULLI") || next.is("SYSTEM"))) {
            return input;
        }
        tokens.next();
        if (!tokens.accept("SYSTEM")) {
            tokens.accept("BERNOULLI");
        }
        int at = tokens.position();
        tokens.require("(");
        if (tokens.at(")")) {
            tokens.next();
            throw tokens.error("_LEGACY_ERROR_TEMP_0014", "Say how much: TABLESAMPLE (10 PERCENT).", at);
        }
        if (tokens.at("BUCKET") && tokens.ahead(1).kind() == TokenKind.INTEGER) {
            return bucket(input, start);
        }
        var amount = grammar.expressions().expression();
        var kind = Relation.Sample.Kind.BYTES;
        if (tokens.accept("PERCENT")) {
            kind = Relation.Sample.Kind.PERCENT;
        } else if (tokens.accept("ROWS")) {
            kind = Relation.Sample.Kind.ROWS;
        }
        tokens.require(")");
        check(kind, amount, at);
        return new Relation.Sample(input, kind, amount, null, seed(), tokens.origin(start));
    }

    private void check(Relation.Sample.Kind kind, Syntax amount, int at) {
        if (kind == Relation.Sample.Kind.BYTES) {
            boolean named = amount instanceof Syntax.Name(var parts, var _)
                    && parts.getFirst().matches("\\d+[bBkKmMgG]");
            throw tokens.error(named ? "_LEGACY_ERROR_TEMP_0015" : "_LEGACY_ERROR_TEMP_0016",
                    "A sample counts rows, not bytes: TABLESAMPLE (10 PERCENT) or (5 ROWS).", at);
        }
        if (kind == Relation.Sample.Kind.PERCENT && amount instanceof Syntax.Literal(Number percent, var _, var _)
                && (percent.doubleValue() < 0 || percent.doubleValue() > 100)) {
            throw tokens.error("_LEGACY_ERROR_TEMP_0064", "A sample is 0 to 100 PERCENT of the rows.", at);
        }
    }

    private Relation bucket(Relation input, int start) {
        tokens.require("BUCKET");
        int at = tokens.position();
        int bucket = grammar.names().number();
        tokens.require("OUT", "OF");
        int ofAt = tokens.position();
        int of = grammar.names().number();
        if (bucket > of) {
            throw tokens.error("_LEGACY_ERROR_TEMP_0064", "There is no bucket " + bucket + " out of " + of + ".",
                    start);
        }
        if (tokens.accept("ON")) {
            int onAt = tokens.position();
            grammar.names().dotted();
            if (tokens.accept("(")) {
                tokens.require(")");
            }
            throw tokens.error("UNSUPPORTED_FEATURE", "TABLESAMPLE (BUCKET ... ON) is not supported: rows are dealt"
                    + " out at random.", onAt);
        }
        tokens.require(")");
        return new Relation.Sample(input, Relation.Sample.Kind.BUCKET, number(bucket, at), number(of, ofAt), seed(),
                tokens.origin(start));
    }

    private Syntax number(int number, int at) {
        return new Syntax.Literal(number, DataTypes.IntegerType, tokens.originOf(at));
    }

    private @Nullable Long seed() {
        if (!tokens.accept("REPEATABLE")) {
            return null;
        }
        tokens.require("(");
        long seed = grammar.names().number();
        tokens.require(")");
        return seed;
    }
}
