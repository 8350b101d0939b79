package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Statement;

/// `BEGIN ... END`: scripts with variables, conditions and loops. Read to the end and not carried out.
final class Scripts {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Phrases phrases;
    private final Commands commands;

    Scripts(Grammar grammar, Phrases phrases, Commands commands) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.phrases = phrases;
        this.commands = commands;
    }

    Statement script() {
        int start = tokens.position();
        label();
        if (!tokens.at("BEGIN")) {
            throw tokens.failure();
        }
        block();
        return new Statement.Unsupported("BEGIN ... END", tokens.origin(start));
    }

    private void label() {
        if (names.atName() && tokens.ahead(1).is(":")) {
            names.name();
            tokens.require(":");
        }
    }

    private void endLabel() {
        if (names.atName() && !tokens.at(";")) {
            names.name();
        }
    }

    private void block() {
        tokens.enter();
        tokens.require("BEGIN");
        if (tokens.accept("NOT")) {
            tokens.require("ATOMIC");
        }
        body();
        tokens.require("END");
        endLabel();
        tokens.leave();
    }

    /// Statements up to a word that ends them.
    private void body() {
        while (!ends()) {
            statement();
            tokens.require(";");
        }
    }

    private boolean ends() {
        return tokens.atAny("END", "UNTIL", "ELSE", "ELSEIF", "WHEN") || tokens.atEnd();
    }

    private void statement() {
        label();
        switch (tokens.peek().symbol()) {
            case "BEGIN" -> block();
            case "IF" -> conditional();
            case "CASE" -> cases();
            case "WHILE" -> {
                tokens.next();
                grammar.expressions().expression();
                loop("DO", "WHILE");
            }
            case "FOR" -> forLoop();
            case "LOOP" -> loop("LOOP", "LOOP");
            case "REPEAT" -> repeat();
            case "LEAVE", "ITERATE" -> {
                tokens.next();
                names.name();
            }
            case "DECLARE" -> declaration();
            case "SET" -> set();
            case "OPEN", "CLOSE", "FETCH", "SIGNAL", "RESIGNAL", "GET" -> simple();
            default -> commands.statement();
        }
    }

    /// What takes words up to the semicolon and holds no other statement.
    private void simple() {
        tokens.next();
        while (!tokens.at(";") && !tokens.atEnd()) {
            tokens.next();
        }
    }

    private void conditional() {
        tokens.require("IF");
        do {
            grammar.expressions().expression();
            tokens.require("THEN");
            body();
        } while (tokens.accept("ELSEIF") || tokens.accept("ELSE", "IF"));
        if (tokens.accept("ELSE")) {
            body();
        }
        tokens.require("END", "IF");
    }

    private void cases() {
        tokens.require("CASE");
        if (!tokens.at("WHEN")) {
            grammar.expressions().expression();
        }
        while (tokens.accept("WHEN")) {
            grammar.expressions().expression();
            tokens.require("THEN");
            body();
        }
        if (tokens.accept("ELSE")) {
            body();
        }
        tokens.require("END", "CASE");
    }

    /// A body between the word that opens it and `END` with the word that names the loop.
    private void loop(String opening, String closing) {
        tokens.require(opening);
        body();
        tokens.require("END", closing);
        endLabel();
    }

    private void forLoop() {
        tokens.require("FOR");
        if (tokens.ahead(1).is("AS")) {
            names.name();
            tokens.require("AS");
        }
        commands.statement();
        loop("DO", "FOR");
    }

    private void repeat() {
        tokens.require("REPEAT");
        body();
        tokens.require("UNTIL");
        grammar.expressions().expression();
        tokens.require("END", "REPEAT");
        endLabel();
    }

    private void set() {
        int start = tokens.position();
        tokens.require("SET");
        if (tokens.atAny("VARIABLE", "VAR") && !tokens.ahead(1).is("=")) {
            tokens.next();
        }
        new VariableCommands(grammar, phrases).assignments(start);
    }

    /// A variable, a condition, a cursor, or what to do about errors.
    private void declaration() {
        if (tokens.ahead(2).is("HANDLER")) {
            handler();
        } else if (tokens.ahead(2).is("CONDITION")) {
            simple();
        } else if (tokens.ahead(2).is("CURSOR") || tokens.ahead(2).is("ASENSITIVE")
                || tokens.ahead(2).is("INSENSITIVE")) {
            cursor();
        } else {
            new VariableCommands(grammar, phrases).declare();
        }
    }

    private void cursor() {
        tokens.require("DECLARE");
        names.name();
        if (!tokens.accept("CURSOR")) {
            tokens.next();
            tokens.require("CURSOR");
        }
        tokens.require("FOR");
        grammar.queries().query();
    }

    private void handler() {
        tokens.require("DECLARE");
        if (!tokens.accept("EXIT")) {
            tokens.require("CONTINUE");
        }
        tokens.require("HANDLER", "FOR");
        do {
            condition();
        } while (tokens.accept(","));
        statement();
    }

    private void condition() {
        if (tokens.accept("SQLSTATE")) {
            tokens.accept("VALUE");
            names.text();
        } else if (tokens.accept("NOT")) {
            tokens.require("FOUND");
        } else {
            names.dotted();
        }
    }
}
