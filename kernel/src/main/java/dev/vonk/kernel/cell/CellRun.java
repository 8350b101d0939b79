package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.dependency.DependencyTracker;
import dev.vonk.kernel.cell.dependency.References;
import dev.vonk.kernel.cell.execution.Checkpoint;
import dev.vonk.kernel.cell.execution.SnippetExecution;
import dev.vonk.kernel.cell.execution.SnippetLines;
import dev.vonk.kernel.cell.text.CellSplitter;
import dev.vonk.kernel.cell.text.CellText;
import dev.vonk.kernel.cell.text.CompilerMessage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// One pass over the snippets of a cell: it stops at the first that fails and keeps the value of the last.
final class CellRun {

    private final Evaluator evaluator;
    private final CellText cell;
    private final long run;
    private final DependencyTracker tracker;
    private final List<String> warnings = new ArrayList<>();
    private final Set<DeclarationSnippet> unresolved = new LinkedHashSet<>();

    CellRun(Evaluator evaluator, CellText cell, long run, DependencyTracker tracker) {
        this.evaluator = evaluator;
        this.cell = cell;
        this.run = run;
        this.tracker = tracker;
    }

    SnippetResult evaluate() {
        SnippetResult result = evaluatePieces();
        if (result instanceof SnippetResult.Stopped) {
            return result;
        }
        // Only now: types may mention each other, and the later ones of the cell resolve the earlier.
        unresolved.stream()
                .filter(each -> unusable(evaluator.shell().status(each)))
                .forEach(each -> warnings.add(each.name() + " cannot be used until there is " + missing(each)));
        return result;
    }

    private SnippetResult evaluatePieces() {
        List<CellSplitter.Piece> pieces = evaluator.splitter().split(cell.text());
        // Text that is not Java fails before anything runs: a typing error must not cost a ten minute query.
        if (!pieces.isEmpty() && pieces.getLast().state() != CellSplitter.State.COMPLETE) {
            return syntaxError(pieces.getLast());
        }
        SnippetResult result = new SnippetResult.Nothing(warnings);
        for (CellSplitter.Piece piece : pieces) {
            if (Checkpoint.isStopped(run)) {
                return new SnippetResult.Stopped(warnings);
            }
            result = evaluate(piece);
            if (!(result instanceof SnippetResult.Value || result instanceof SnippetResult.Nothing)) {
                return result;
            }
        }
        return result;
    }

    private SnippetResult evaluate(CellSplitter.Piece piece) {
        Evaluator.Evaluated evaluated = evaluator.eval(piece.source(), origin(piece));
        warnings.addAll(evaluated.weavingWarnings());
        evaluated.events().stream().filter(event -> event.causeSnippet() == null && event.status().isActive())
                .forEach(event -> noteDependencies(event.snippet()));
        for (SnippetEvent event : evaluated.events()) {
            if (event.causeSnippet() != null) {
                warnOfDependent(event);
            } else if (isRejected(event)) {
                return new SnippetResult.Rejected(rejection(piece, event.snippet()), warnings);
            } else {
                noteUnresolved(event);
            }
        }
        return switch (evaluated.ending()) {
            case null -> new SnippetResult.Nothing(warnings);
            case SnippetExecution.Ending.Returned(Object value) -> returned(evaluated.events(), value);
            case SnippetExecution.Ending.Threw(Throwable thrown) -> new SnippetResult.Threw(thrown, warnings);
            case SnippetExecution.Ending.Unresolved unresolved ->
                new SnippetResult.Rejected(unresolvedCall(piece, evaluated.events()), warnings);
            case SnippetExecution.Ending.Stopped stopped -> new SnippetResult.Stopped(warnings);
        };
    }

    private void noteDependencies(Snippet snippet) {
        if (snippet.kind() == Snippet.Kind.IMPORT) {
            return;
        }
        References mentioned = evaluator.references(snippet);
        Set<String> declared = Set.of();
        if (snippet instanceof DeclarationSnippet declaration) {
            declared = Set.of(declaration.name());
            mentioned = mentioned.plusReads(evaluator.shell().unresolvedDependencies(declaration)
                    .map(CellRun::nameOf).collect(Collectors.toSet()));
        }
        tracker.add(declared, mentioned, snippet.subKind() == Snippet.SubKind.ASSIGNMENT_SUBKIND);
    }

    /// The shell says `variable x`, `method f(int)`, `class Person`.
    private static String nameOf(String missing) {
        String name = missing.substring(missing.indexOf(' ') + 1);
        return name.contains("(") ? name.substring(0, name.indexOf('(')) : name;
    }

    private SnippetLines.Origin origin(CellSplitter.Piece piece) {
        return new SnippetLines.Origin(cell.name(), cell.position(piece.offset()).line());
    }

    /// A variable of an unknown type is an error in a notebook, whatever JShell may hope for; it is taken back.
    private boolean isRejected(SnippetEvent event) {
        return switch (event.status()) {
            case REJECTED -> true;
            case RECOVERABLE_NOT_DEFINED, RECOVERABLE_DEFINED -> event.snippet() instanceof VarSnippet;
            case VALID, DROPPED, OVERWRITTEN, NONEXISTENT -> false;
        };
    }

    private SnippetResult returned(List<SnippetEvent> events, @Nullable Object value) {
        Snippet last = events.stream().filter(event -> event.causeSnippet() == null).toList().getLast().snippet();
        return switch (last.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND ->
                new SnippetResult.Value(value, ((VarSnippet) last).typeName(), warnings);
            case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND -> new SnippetResult.Value(value, typeOf(last), warnings);
            default -> new SnippetResult.Nothing(warnings);
        };
    }

    /// JShell calls the type of a bare variable `Object`; the variable itself knows better.
    private String typeOf(Snippet expression) {
        ExpressionSnippet snippet = (ExpressionSnippet) expression;
        return evaluator.shell().variables()
                .filter(variable -> variable.name().equals(snippet.name()))
                .findFirst()
                .map(VarSnippet::typeName)
                .orElse(snippet.typeName());
    }

    private void warnOfDependent(SnippetEvent event) {
        if (!(event.snippet() instanceof VarSnippet variable)) {
            return;
        }
        switch (event.status()) {
            case RECOVERABLE_NOT_DEFINED, RECOVERABLE_DEFINED ->
                warnings.add("variable " + variable.name() + " is gone: " + cause(event) + "; run its cell again");
            case VALID -> {
                if (event.previousStatus().isDefined() && (event.isSignatureChange() || event.value() == null)) {
                    warnings.add("variable " + variable.name() + " is back to " + initialValue(variable)
                            + ": " + cause(event) + "; run its cell again");
                }
            }
            case OVERWRITTEN, DROPPED, REJECTED, NONEXISTENT -> {}
        }
    }

    private static String cause(SnippetEvent event) {
        return event.causeSnippet() instanceof DeclarationSnippet declaration
                ? declaration.name() + ", which it depends on, has been redefined"
                : "something it depends on has been redefined";
    }

    private static String initialValue(VarSnippet variable) {
        return switch (variable.typeName()) {
            case "int", "long", "short", "byte", "char", "float", "double" -> "0";
            case "boolean" -> "false";
            default -> "null";
        };
    }

    private void noteUnresolved(SnippetEvent event) {
        if (event.snippet() instanceof DeclarationSnippet declaration && unusable(event.status())) {
            unresolved.add(declaration);
        }
    }

    private static boolean unusable(Snippet.Status status) {
        return status == Snippet.Status.RECOVERABLE_DEFINED || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
    }

    private String missing(DeclarationSnippet declaration) {
        List<String> names = evaluator.shell().unresolvedDependencies(declaration).toList();
        return names.isEmpty() ? "no error left in it" : String.join(", ", names);
    }

    private CellError.Rejected unresolvedCall(CellSplitter.Piece piece, List<SnippetEvent> events) {
        String message = events.stream()
                .map(SnippetEvent::exception)
                .filter(UnresolvedReferenceException.class::isInstance)
                .map(each -> ((UnresolvedReferenceException) each).getSnippet())
                .map(each -> each.name() + " cannot be used until there is " + missing(each))
                .findFirst()
                .orElse("something that was called mentions a name that does not exist");
        return new CellError.Rejected(cell.name(), List.of(problemAt(piece, indent(piece.source()), 1, message)));
    }

    private SnippetResult syntaxError(CellSplitter.Piece piece) {
        if (piece.state() == CellSplitter.State.INCOMPLETE) {
            String text = cell.text().stripTrailing();
            CellText.Position end = cell.position(text.length());
            Problem problem = new Problem(end.line(), Math.max(1, end.column() - 1), 1,
                    "the cell ends before this is complete", "a bracket, a quote or an operand is missing");
            return new SnippetResult.Rejected(new CellError.Rejected(cell.name(), List.of(problem)), warnings);
        }
        Evaluator.Evaluated evaluated = evaluator.eval(piece.source(), origin(piece));
        Snippet broken = evaluated.events().getFirst().snippet();
        return new SnippetResult.Rejected(rejection(piece, broken), warnings);
    }

    private CellError.Rejected rejection(CellSplitter.Piece piece, Snippet snippet) {
        Hints hints = new Hints(evaluator);
        List<Problem> problems = evaluator.shell().diagnostics(snippet)
                .filter(Diag::isError)
                .map(diagnostic -> problem(piece, diagnostic, hints))
                .distinct()
                .toList();
        if (problems.isEmpty()) {
            String missing = snippet instanceof DeclarationSnippet declaration
                    ? "there is no " + missing(declaration)
                    : "this is not Java";
            problems = List.of(problemAt(piece, indent(piece.source()), 1, missing));
        }
        if (evaluator.shell().status(snippet).isActive() && snippet instanceof VarSnippet) {
            evaluator.shell().drop(snippet);
        }
        return new CellError.Rejected(cell.name(), problems);
    }

    private Problem problem(CellSplitter.Piece piece, Diag diagnostic, Hints hints) {
        int start = (int) Math.max(0, diagnostic.getStartPosition());
        int end = (int) Math.max(start + 1, diagnostic.getEndPosition());
        int point = (int) Math.max(start, diagnostic.getPosition());
        CompilerMessage message = CompilerMessage.of(diagnostic.getMessage(Locale.ENGLISH));
        // For `people.fliter(x)` javac marks the whole call; the caret belongs under the name.
        int symbol = message.symbol().isEmpty() ? -1 : piece.source().indexOf(message.symbol(), point);
        if (symbol >= 0 && symbol <= end) {
            start = symbol;
            end = symbol + message.symbol().length();
        }
        CellText.Position from = cell.position(piece.offset() + start);
        int length = Math.max(1, Math.min(end, cell.text().length() - piece.offset()) - start);
        return new Problem(from.line(), from.column(), length, message.text(),
                hints.hint(diagnostic.getCode(), message, piece.source(), start).orElse(null));
    }

    private Problem problemAt(CellSplitter.Piece piece, int offset, int length, String message) {
        CellText.Position at = cell.position(piece.offset() + offset);
        return new Problem(at.line(), at.column(), length, message, null);
    }

    private static int indent(String source) {
        return source.length() - source.stripLeading().length();
    }
}
