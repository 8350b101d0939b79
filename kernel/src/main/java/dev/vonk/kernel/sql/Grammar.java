package dev.vonk.kernel.sql;

/// The rules of SQL over one text. They call each other, so each has this in hand: an expression may hold a query, a query
/// holds relations, and so on.
final class Grammar {
    private final Tokens tokens;
    private final Names names;
    private final Types types;
    private final Expressions expressions;
    private final Queries queries;
    private final Relations relations;

    Grammar(Tokens tokens) {
        this.tokens = tokens;
        this.names = new Names(tokens);
        this.types = new Types(tokens, names);
        this.expressions = new Expressions(this);
        this.queries = new Queries(this);
        this.relations = new Relations(this);
    }

    Tokens tokens() {
        return tokens;
    }

    Names names() {
        return names;
    }

    Types types() {
        return types;
    }

    Expressions expressions() {
        return expressions;
    }

    Queries queries() {
        return queries;
    }

    Relations relations() {
        return relations;
    }
}
