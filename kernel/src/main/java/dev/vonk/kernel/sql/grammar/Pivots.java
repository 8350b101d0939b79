package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// PIVOT and UNPIVOT.
final class Pivots {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;

    Pivots(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
    }

    /// The relation with the PIVOT or UNPIVOT that follows; itself where none does.
    Relation after(Relation input, int start) {
        if (tokens.accept("PIVOT", "(")) {
            return aliased(pivot(input, start), start);
        }
        var next = tokens.ahead(1);
        if (tokens.at("UNPIVOT") && (next.is("(") || next.is("INCLUDE") || next.is("EXCLUDE"))) {
            return aliased(unpivot(input, start), start);
        }
        return input;
    }

    /// A FROM has a PIVOT or an UNPIVOT, not both.
    void refuseAnother(Relation pivoted, int start) {
        boolean pivot = innermost(pivoted) instanceof Relation.Pivot;
        boolean other = pivot ? tokens.at("UNPIVOT", "(") : tokens.at("PIVOT", "(");
        if (other) {
            throw tokens.error("NOT_ALLOWED_IN_FROM.UNPIVOT_WITH_PIVOT", "A FROM has a PIVOT or an UNPIVOT, not both:"
                    + " put one into a query in parentheses.", start);
        }
    }

    private static Relation innermost(Relation relation) {
        return relation instanceof Relation.Aliased(var inner, var _, var _, var _) ? inner : relation;
    }

    private Relation aliased(Relation relation, int start) {
        boolean written = tokens.accept("AS");
        if (!written && (!names.atAlias() || Clauses.begins(tokens, names))) {
            return relation;
        }
        return new Relation.Aliased(relation, names.plainName(), List.of(), tokens.origin(start));
    }

    private Relation pivot(Relation input, int start) {
        var aggregates = grammar.expressions().items();
        tokens.require("FOR");
        List<Syntax> columns = new ArrayList<>();
        boolean several = tokens.accept("(");
        do {
            int at = tokens.position();
            columns.add(new Syntax.Name(List.of(names.plainName()), tokens.origin(at)));
        } while (several && tokens.accept(","));
        if (several) {
            tokens.require(")");
        }
        tokens.require("IN", "(");
        var values = grammar.expressions().items();
        tokens.require(")", ")");
        return new Relation.Pivot(input, aggregates, columns, values, tokens.origin(start));
    }

    private Relation unpivot(Relation input, int start) {
        tokens.require("UNPIVOT");
        boolean includeNulls = tokens.accept("INCLUDE");
        if (includeNulls || tokens.accept("EXCLUDE")) {
            tokens.require("NULLS");
        }
        tokens.require("(");
        boolean several = tokens.at("(");
        var values = several ? listOfNames() : List.of(names.name());
        tokens.require("FOR");
        var name = names.name();
        tokens.require("IN", "(");
        var sets = new ArrayList<Relation.UnpivotSet>();
        do {
            sets.add(several ? set() : single());
        } while (tokens.accept(","));
        tokens.require(")", ")");
        return new Relation.Unpivot(input, includeNulls, values, name, sets, tokens.origin(start));
    }

    private List<String> listOfNames() {
        tokens.require("(");
        var all = new ArrayList<String>();
        do {
            all.add(names.name());
        } while (tokens.accept(","));
        tokens.require(")");
        return all;
    }

    private Relation.UnpivotSet set() {
        tokens.require("(");
        var columns = names.columns();
        tokens.require(")");
        return new Relation.UnpivotSet(columns, label());
    }

    private Relation.UnpivotSet single() {
        var column = names.column();
        return new Relation.UnpivotSet(List.of(column), label());
    }

    private @Nullable String label() {
        return tokens.accept("AS") || names.atName() ? names.plainName() : null;
    }
}
