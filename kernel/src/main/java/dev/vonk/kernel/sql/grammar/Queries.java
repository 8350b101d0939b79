package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Token;
import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Queries: WITH, set operations, pipes, ORDER BY and LIMIT, and what they stand on: SELECT, FROM, VALUES, TABLE.
public final class Queries {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Selects selects;
    private final Pipes pipes;

    /// Reads along the tokens of this grammar.
    public Queries(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.selects = new Selects(grammar, new Windows(grammar));
        this.pipes = new Pipes(grammar, selects);
    }

    /// A query.
    public Query query() {
        tokens.enter();
        int start = tokens.position();
        var query = tokens.at("WITH") ? with() : organised(combined(0), start);
        tokens.leave();
        return query;
    }

    /// Whether the parenthesis at a token holds a query.
    public boolean isAhead(int parenthesis) {
        return tokens.parentheses().holdsQuery(parenthesis);
    }

    /// `(query)`.
    public Query inParentheses() {
        tokens.require("(");
        var query = query();
        tokens.require(")");
        return query;
    }

    /// A query without set operations and order: SELECT, FROM, TABLE, VALUES, or a query in parentheses.
    public Query primary() {
        int start = tokens.position();
        if (tokens.at("SELECT")) {
            return selects.select();
        }
        if (tokens.at("FROM")) {
            return selects.fromFirst();
        }
        if (tokens.at("VALUES")) {
            return grammar.relations().valuesQuery();
        }
        if (tokens.accept("TABLE")) {
            return new Query.From(grammar.relations().reference(), tokens.origin(start));
        }
        if (tokens.at("(")) {
            return inParentheses();
        }
        throw tokens.failure();
    }

    /// The tables of `WITH name AS (query), ...`, and whether they may name themselves.
    public Query with() {
        int start = tokens.position();
        var with = commonTables();
        int at = tokens.position();
        var body = organised(combined(0), at);
        return new Query.With(with.recursive(), with.tables(), body, tokens.origin(start));
    }

    /// The head of a WITH, before its query or command.
    public record CommonTables(boolean recursive, List<Query.CommonTable> tables) {}

    /// Reads the head of a WITH.
    public CommonTables commonTables() {
        int start = tokens.position();
        tokens.require("WITH");
        boolean recursive = tokens.at("RECURSIVE") && !tokens.ahead(1).is("AS") && !tokens.ahead(1).is("(");
        if (recursive) {
            tokens.next();
        }
        var tables = new ArrayList<Query.CommonTable>();
        do {
            tables.add(commonTable(recursive));
            requireOther(tables, start);
        } while (tokens.accept(","));
        return new CommonTables(recursive, tables);
    }

    private void requireOther(List<Query.CommonTable> tables, int start) {
        var name = tables.getLast().name();
        if (tables.stream().filter(table -> table.name().equals(name)).count() > 1) {
            throw tokens.error("DUPLICATED_CTE_NAMES", "Two tables of this WITH are named " + name + ".", start);
        }
    }

    private Query.CommonTable commonTable(boolean recursive) {
        int start = tokens.position();
        var name = grammar.names().plainName();
        List<String> columns = List.of();
        if (tokens.at("(") && !isAhead(tokens.position())) {
            columns = grammar.names().listInParentheses();
        }
        Syntax maxRecursion = null;
        if (tokens.accept("MAX", "RECURSION")) {
            tokens.require("LEVEL");
            maxRecursion = grammar.expressions().term();
            if (!recursive) {
                throw tokens.error("_LEGACY_ERROR_TEMP_0035", "MAX RECURSION LEVEL belongs to WITH RECURSIVE.", start);
            }
        }
        tokens.accept("AS");
        var query = inParentheses();
        return new Query.CommonTable(name, columns, query, maxRecursion, tokens.origin(start));
    }

    /// Set operations and pipes by their binding power: pipes loosest, INTERSECT tightest.
    private Query combined(int loosest) {
        int start = tokens.position();
        var left = primary();
        int chain = 0;
        for (int power = power(); power > loosest; power = power()) {
            left = atPipe() ? pipes.step(left, start) : setOperation(left, power, start);
            tokens.checkChain(++chain);
        }
        return left;
    }

    private int power() {
        if (atPipe()) {
            return 1;
        }
        if (!tokens.atAny("UNION", "EXCEPT", "MINUS", "INTERSECT")) {
            return 0;
        }
        return tokens.peek().is("INTERSECT") && !tokens.options().flatSetOperations() ? 3 : 2;
    }

    private boolean atPipe() {
        return tokens.at("|>") || tokens.atSinglePipe();
    }

    private Query setOperation(Query left, int power, int start) {
        var head = setHead();
        var right = combined(power);
        return new Query.SetOperation(head.kind(), head.all(), head.byName(), left, right, tokens.origin(start));
    }

    /// The words of a set operation.
    public record SetHead(Query.SetOperation.Kind kind, boolean all, boolean byName) {}

    /// Reads `UNION [ALL | DISTINCT] [BY NAME]` and its kin.
    public SetHead setHead() {
        var kind = switch (tokens.next().symbol()) {
            case "UNION" -> Query.SetOperation.Kind.UNION;
            case "INTERSECT" -> Query.SetOperation.Kind.INTERSECT;
            default -> Query.SetOperation.Kind.EXCEPT;
        };
        boolean all = tokens.accept("ALL");
        if (!all) {
            tokens.accept("DISTINCT");
        }
        boolean byName = kind == Query.SetOperation.Kind.UNION && tokens.accept("BY", "NAME");
        return new SetHead(kind, all, byName);
    }

    /// What orders and cuts the rows of a query.
    public record Organisation(List<Syntax> orderBy, List<Syntax> clusterBy, List<Syntax> distributeBy,
            List<Syntax> sortBy, Map<String, Syntax.WindowSpecification> windows, @Nullable Syntax limit,
            @Nullable Syntax offset) {}

    /// The query with what orders and cuts its rows, if anything does.
    public Query organised(Query body, int start) {
        int before = tokens.position();
        var found = organisation();
        if (tokens.position() == before) {
            return body;
        }
        return new Query.Ordered(body, found.orderBy(), found.sortBy(), found.distributeBy(), found.clusterBy(),
                found.windows(), found.limit(), found.offset(), tokens.origin(start));
    }

    /// Reads ORDER BY, CLUSTER BY, DISTRIBUTE BY, SORT BY, WINDOW, LIMIT and OFFSET, as far as they are next.
    public Organisation organisation() {
        int start = tokens.position();
        var orderBy = tokens.accept("ORDER", "BY") ? orderKeys() : List.<Syntax>of();
        var clusterBy = tokens.accept("CLUSTER", "BY") ? grammar.expressions().list() : List.<Syntax>of();
        var distributeBy = tokens.accept("DISTRIBUTE", "BY") ? grammar.expressions().list() : List.<Syntax>of();
        var sortBy = tokens.accept("SORT", "BY") ? orderKeys() : List.<Syntax>of();
        var windows = new Windows(grammar).clause();
        Syntax limit = null;
        if (tokens.accept("LIMIT")) {
            boolean all = tokens.at("ALL") && endsLimit(tokens.ahead(1));
            if (all) {
                tokens.next();
            } else {
                limit = grammar.expressions().expression();
            }
        }
        int kinds = (orderBy.isEmpty() ? 0 : 1) + (clusterBy.isEmpty() ? 0 : 1)
                + (distributeBy.isEmpty() && sortBy.isEmpty() ? 0 : 1);
        if (kinds > 1) {
            throw tokens.error("UNSUPPORTED_FEATURE.COMBINATION_QUERY_RESULT_CLAUSES", "Of ORDER BY, CLUSTER BY and"
                    + " DISTRIBUTE BY with SORT BY only one can stand here.", start);
        }
        var offset = tokens.accept("OFFSET") ? grammar.expressions().expression() : null;
        return new Organisation(orderBy, clusterBy, distributeBy, sortBy, windows, limit, offset);
    }

    private static boolean endsLimit(Token next) {
        return next.kind() == TokenKind.END || next.is(")") || next.is(";") || next.is("OFFSET") || next.is("|>");
    }

    /// Keys, or ALL alone.
    private List<Syntax> orderKeys() {
        int start = tokens.position();
        var keys = grammar.expressions().sortOrders();
        if (keys.size() == 1 && keys.getFirst().child() instanceof Syntax.Name(var names, var origin)
                && names.size() == 1 && tokens.isUnquoted(start, "ALL")) {
            var key = keys.getFirst();
            return List.of(new Syntax.SortOrder(new Syntax.AllColumns(origin), key.ascending(), key.nullsFirst(),
                    key.origin()));
        }
        return List.copyOf(keys);
    }
}
