package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Keywords;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.sql.token.Token;
import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What stands in a FROM: names, queries, VALUES, functions, each with its alias. Joins and the like are in [Joins],
/// [Pivots] and [Samples].
public final class Relations {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Joins joins;
    private final Pivots pivots;
    private final Samples samples;
    private final Options options;
    private final LateralViews views;

    /// Reads along the tokens of this grammar.
    public Relations(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.joins = new Joins(grammar, this);
        this.pivots = new Pivots(grammar);
        this.samples = new Samples(grammar);
        this.options = new Options(grammar);
        this.views = new LateralViews(grammar);
    }

    /// `FROM a, b LATERAL VIEW ... PIVOT ...`: a comma is a cross join.
    public Relation from() {
        tokens.require("FROM");
        int start = tokens.position();
        var left = relation();
        int chain = 0;
        while (tokens.accept(",")) {
            left = joins.comma(left, relation(), start);
            tokens.checkChain(++chain);
        }
        left = views.after(left);
        return pivots.after(left, start);
    }

    /// A relation with its joins.
    public Relation relation() {
        tokens.enter();
        int start = tokens.position();
        boolean lateral = tokens.at("LATERAL") && !tokens.ahead(1).is("VIEW");
        if (lateral) {
            tokens.next();
        }
        var first = primary();
        var left = lateral ? new Relation.Lateral(first, tokens.origin(start)) : first;
        var all = extended(left, start);
        tokens.leave();
        return all;
    }

    /// The relation with the joins, pivots and unpivots that follow; itself where none does.
    public Relation extended(Relation first, int start) {
        var left = first;
        int chain = 0;
        while (true) {
            var more = joins.isAhead() ? joins.join(left, start) : pivots.after(left, start);
            if (more == left) {
                return left;
            }
            left = more;
            tokens.checkChain(++chain);
        }
    }

    /// The rows of a pipe with the one sample, join, pivot or unpivot that follows; themselves where none does.
    public Relation oneStep(Relation piped, int start) {
        if (joins.isAhead()) {
            return joins.join(piped, start);
        }
        var pivoted = pivots.after(piped, start);
        if (pivoted != piped) {
            pivots.refuseAnother(pivoted, start);
            return pivoted;
        }
        return samples.after(piped, start);
    }

    /// A relation without joins.
    public Relation primary() {
        int start = tokens.position();
        if (tokens.at("(")) {
            return parentheses();
        }
        if (tokens.at("VALUES") && !isAliasEnd(tokens.ahead(1))) {
            return values();
        }
        if (tokens.at("STREAM") && names.isName(tokens.ahead(1)) && !tokens.ahead(1).is("AS")
                && !Keywords.JOIN_WORDS.contains(tokens.ahead(1).symbol()) && !startsAlias()) {
            throw unsupported("STREAM", start);
        }
        var named = reference();
        if (tokens.at("(")) {
            return function(named, start);
        }
        if (tokens.at("CHANGES", "FROM")) {
            throw unsupported("CHANGES", start);
        }
        var timed = withOptions(named, start);
        var sampled = samples.after(timed, start);
        return aliased(sampled, start);
    }

    /// A name, or `IDENTIFIER(expression)`.
    public Relation reference() {
        int start = tokens.position();
        if (tokens.at("IDENTIFIER", "(")) {
            return computed(start);
        }
        var name = names.dotted();
        return new Relation.Named(name, Map.of(), tokens.origin(start));
    }

    /// `VALUES (1, 'a'), (2, 'b')` as a query.
    public Query valuesQuery() {
        int start = tokens.position();
        var relation = values();
        return relation instanceof Relation.Nested(var query, var _)
                ? query
                : new Query.From(relation, tokens.origin(start));
    }

    /// The relation with its alias and its columns' names, if any are written. `t AS (a)` is one named `as`, so says
    /// Spark.
    public Relation aliased(Relation relation, int start) {
        boolean named = tokens.at("AS", "(");
        boolean written = !named && tokens.accept("AS");
        if (!written && !startsAlias()) {
            return relation;
        }
        var name = names.alias();
        var columns = tokens.at("(") ? names.listInParentheses() : List.<String>of();
        return new Relation.Aliased(relation, name, columns, tokens.origin(start));
    }

    private boolean startsAlias() {
        return names.atAlias() && !Clauses.begins(tokens, names);
    }

    private static boolean isAliasEnd(Token next) {
        return next.kind() == TokenKind.END || next.is(")") || next.is(",") || next.is(".");
    }

    private Relation computed(int start) {
        tokens.require("IDENTIFIER", "(");
        var name = grammar.expressions().expression();
        tokens.require(")");
        var text = Calls.constantText(name);
        if (text == null) {
            return new Relation.Computed(name, tokens.origin(start));
        }
        var parts = new ArrayList<>(names.parts(text, start));
        while (tokens.accept(".")) {
            parts.addAll(names.dotted());
        }
        return new Relation.Named(parts, Map.of(), tokens.origin(start));
    }

    private Relation parentheses() {
        int start = tokens.position();
        Relation inner;
        if (grammar.queries().isAhead(start)) {
            var query = grammar.queries().inParentheses();
            inner = new Relation.Nested(query, tokens.origin(start));
        } else {
            tokens.require("(");
            inner = relation();
            tokens.require(")");
        }
        return aliased(samples.after(inner, start), start);
    }

    private Relation values() {
        int start = tokens.position();
        tokens.require("VALUES");
        var rows = new ArrayList<List<Syntax>>();
        do {
            rows.add(row(grammar.expressions().expression()));
        } while (tokens.accept(","));
        var origin = tokens.origin(start);
        var relation = aliased(new Relation.Nested(new Query.Values(rows, origin), origin), start);
        int width = relation instanceof Relation.Aliased(var _, var _, var columns, var _) && !columns.isEmpty()
                ? columns.size()
                : rows.getFirst().size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw tokens.error("INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH", "Every row of VALUES needs " + width
                    + " values here.", start);
        }
        return relation;
    }

    /// The values of a row: those of a struct, or the expression alone.
    private static List<Syntax> row(Syntax written) {
        if (written instanceof Syntax.Call call && call.name().equals("struct")) {
            return call.arguments();
        }
        return List.of(written);
    }

    /// A call of a function that makes a table. One whose name an expression gives is called `identifier`, and its name
    /// is the first argument.
    private Relation function(Relation named, int start) {
        tokens.require("(");
        var arguments = new ArrayList<>(new Calls(grammar).arguments());
        List<String> name = List.of("identifier");
        if (named instanceof Relation.Computed(var computed, var _)) {
            arguments.addFirst(computed);
        } else if (named instanceof Relation.Named(var parts, var _, var _)) {
            name = parts;
        }
        var lower = name.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
        return aliased(new Relation.TableFunction(lower, arguments, tokens.origin(start)), start);
    }

    /// Options, and the version or time of a table, which become the options `versionAsOf` and `timestampAsOf`.
    private Relation withOptions(Relation relation, int start) {
        var all = new LinkedHashMap<String, String>();
        boolean marked = tokens.at("FOR") && options.isTime(tokens.ahead(1))
                || options.isTime(tokens.peek()) && tokens.ahead(1).is("AS") && tokens.ahead(2).is("OF");
        if (marked) {
            options.time(all);
        }
        if (tokens.at("WITH", "(")) {
            tokens.next();
            all.putAll(options.list());
        }
        return all.isEmpty() || !(relation instanceof Relation.Named(var name, var _, var _))
                ? relation
                : new Relation.Named(name, all, tokens.origin(start));
    }

    private ParseException unsupported(String what, int start) {
        tokens.next();
        return tokens.error("UNSUPPORTED_FEATURE", what + " is not supported here.", start);
    }
}
