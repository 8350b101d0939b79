package dev.vonk.kernel.document.export;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.vonk.kernel.document.JavaToken;
import dev.vonk.kernel.document.JavaTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells what a piece of a cell is, by giving it to the compiler as a statement, as a member and as an expression.
final class SnippetParser {
    /// The key of a variable whose modifiers a local cannot have.
    static final String MEMBER = "member";

    private SnippetParser() {}

    /// What each piece is, in the order given.
    static List<JavaSnippet> parse(List<String> pieces) {
        Map<String, JavaSnippet> known = new HashMap<>();
        pieces.forEach(piece -> asTokensTell(piece).ifPresent(snippet -> known.put(piece, snippet)));
        parse(pieces, known, "class Cells { void run() {\n%s\n;\n} }", SnippetParser::statement);
        parse(pieces, known, "class Cells {\n%s\n;\n}", SnippetParser::member);
        parse(pieces, known, "class Cells { Object value = (\n%s\n); }", SnippetParser::value);
        return pieces.stream()
                .map(piece -> known.getOrDefault(piece, JavaSnippet.of(JavaSnippet.Kind.BROKEN, piece)))
                .toList();
    }

    private interface Reading {
        Optional<JavaSnippet> of(JavaSource source, String piece);
    }

    /// Tries one way of reading on all pieces that are not known yet.
    private static void parse(List<String> pieces, Map<String, JavaSnippet> known, String frame, Reading reading) {
        List<String> open = pieces.stream().filter(piece -> !known.containsKey(piece)).distinct().toList();
        boolean expressions = frame.contains("value");
        List<Optional<JavaSource>> sources = JavaSource.parsed(open.stream()
                .map(piece -> frame.replace("%s", expressions ? new SnippetText(piece).expression() : piece))
                .toList());
        for (int index = 0; index < open.size(); index++) {
            String piece = open.get(index);
            sources.get(index)
                    .flatMap(source -> reading.of(source, piece))
                    .ifPresent(snippet -> known.put(piece, snippet));
        }
    }

    private static Optional<JavaSnippet> asTokensTell(String piece) {
        String word = firstWord(piece);
        if (word.equals("import")) {
            return Optional.of(JavaSnippet.of(JavaSnippet.Kind.IMPORT, piece));
        }
        return word.isEmpty() ? Optional.of(JavaSnippet.of(JavaSnippet.Kind.STATEMENT, piece)) : Optional.empty();
    }

    private static Optional<JavaSnippet> statement(JavaSource source, String piece) {
        List<StatementTree> statements = new ArrayList<>(body(source));
        statements.removeIf(statement -> statement.getKind() == Tree.Kind.EMPTY_STATEMENT);
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        List<JavaSnippet.Variable> variables = new ArrayList<>();
        for (StatementTree statement : statements) {
            if (statement instanceof VariableTree variable) {
                variables.add(variable(source, variable, piece));
            }
        }
        if (variables.size() == statements.size()) {
            return Optional.of(new JavaSnippet(JavaSnippet.Kind.VARIABLE, piece, "", variables));
        }
        return Optional.of(
                switch (statements.getFirst()) {
                    case ClassTree type -> type(type, piece);
                    case ExpressionStatementTree call when isCall(call) ->
                        JavaSnippet.of(JavaSnippet.Kind.CALL, piece);
                    default -> JavaSnippet.of(JavaSnippet.Kind.STATEMENT, piece);
                });
    }

    private static boolean isCall(ExpressionStatementTree statement) {
        Tree.Kind kind = statement.getExpression().getKind();
        return kind == Tree.Kind.METHOD_INVOCATION || kind == Tree.Kind.NEW_CLASS;
    }

    /// The statements of the method around the piece.
    static List<? extends StatementTree> body(JavaSource source) {
        ClassTree cells = (ClassTree) source.unit().getTypeDecls().getFirst();
        for (Tree member : cells.getMembers()) {
            if (member instanceof MethodTree method && method.getName().contentEquals("run")) {
                BlockTree block = method.getBody();
                return block == null ? List.of() : block.getStatements();
            }
        }
        return List.of();
    }

    private static JavaSnippet.Variable variable(JavaSource source, VariableTree tree, String piece) {
        boolean inferred = tree.getType() == null || isVar(piece);
        String type = inferred ? null : tree.getType().toString();
        String initializer = tree.getInitializer() == null ? null : source.textOf(tree.getInitializer());
        return new JavaSnippet.Variable(type, tree.getName().toString(), initializer);
    }

    private static boolean isVar(String piece) {
        return JavaTokens.of(piece).stream()
                .filter(token -> token.kind() == JavaToken.Kind.KEYWORD)
                .map(token -> token.text(piece))
                .filter(word -> !word.equals("final"))
                .findFirst()
                .filter("var"::equals)
                .isPresent();
    }

    private static Optional<JavaSnippet> member(JavaSource source, String piece) {
        ClassTree cells = (ClassTree) source.unit().getTypeDecls().getFirst();
        if (cells.getMembers().isEmpty()) {
            return Optional.empty();
        }
        return switch (cells.getMembers().getFirst()) {
            case MethodTree method -> Optional.of(method(method, piece));
            case ClassTree type -> Optional.of(type(type, piece));
            case VariableTree variable -> Optional.of(new JavaSnippet(
                    JavaSnippet.Kind.VARIABLE, piece, MEMBER, List.of(variable(source, variable, piece))));
            default -> Optional.empty();
        };
    }

    private static JavaSnippet method(MethodTree method, String piece) {
        String parameters = method.getParameters().stream()
                .map(parameter -> String.valueOf(parameter.getType()))
                .collect(Collectors.joining(","));
        String key = method.getName() + "(" + parameters + ")";
        return new JavaSnippet(JavaSnippet.Kind.METHOD, piece, key, List.of());
    }

    private static JavaSnippet type(ClassTree type, String piece) {
        return new JavaSnippet(
                JavaSnippet.Kind.TYPE, piece, type.getSimpleName().toString(), List.of());
    }

    private static Optional<JavaSnippet> value(JavaSource source, String piece) {
        boolean one = ((ClassTree) source.unit().getTypeDecls().getFirst()).getMembers().size() == 1;
        return one ? Optional.of(JavaSnippet.of(JavaSnippet.Kind.VALUE, piece)) : Optional.empty();
    }

    private static String firstWord(String piece) {
        List<JavaToken> tokens = significant(piece);
        return tokens.isEmpty() ? "" : tokens.getFirst().text(piece);
    }

    static List<JavaToken> significant(String piece) {
        return JavaTokens.of(piece).stream()
                .filter(token -> token.kind() != JavaToken.Kind.COMMENT)
                .toList();
    }
}
