package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.text.CompilerMessage;
import dev.vonk.runtime.code.pack.RemoteException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Cuts an exception down to what its user can act on: the chain of causes, and of each the lines of cells and of
/// libraries that the user has added. Frames of the JDK and of this project are left out.
final class Frames {

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    private static final String OURS = "dev.vonk.";
    private static final String WRAPPER_PACKAGE = "REPL.";
    /// JShell runs a snippet in `do_it$`, and what computes a variable of type `var` in `do_it$Aux`.
    private static final String TOP_LEVEL = "do_it$";
    private static final String TOP_LEVEL_VARIABLE = "do_it$Aux";
    private static final int MOST_FRAMES = 20;

    private final Function<Throwable, Optional<String>> plainMessage;

    Frames(Function<Throwable, Optional<String>> plainMessage) {
        this.plainMessage = plainMessage;
    }

    CellError.Thrown cut(String cell, Throwable thrown) {
        List<CellError.Cause> causes = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
            CellError.Cause cause = cause(each);
            CellError.Cause outer = causes.isEmpty() ? null : causes.getLast();
            if (outer == null || !outer.type().isEmpty()) {
                causes.add(cause);
            } else if (saysAlready(outer.message(), cause)) {
                causes.set(causes.size() - 1, new CellError.Cause("", outer.message(), deepestFirst(cause, outer)));
            } else if (isOfTheUsersCode(each)) {
                causes.add(cause);
            }
        }
        return new CellError.Thrown(cell, causes);
    }

    /// Whether a message that says everything says this cause too.
    private static boolean saysAlready(String message, CellError.Cause cause) {
        return message.contains(cause.message().isEmpty() ? cause.type() : cause.message());
    }

    /// Behind a message that says everything, the causes of our own making are noise: those that neither the user's code
    /// threw nor the JDK in a call of it.
    private static boolean isOfTheUsersCode(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .filter(element -> !isOfTheJdk(element))
                .findFirst()
                .filter(Frames::isTheUsers)
                .isPresent();
    }

    private static List<CellError.Frame> deepestFirst(CellError.Cause cause, CellError.Cause outer) {
        return withoutRepeats(Stream.concat(cause.frames().stream(), outer.frames().stream()));
    }

    /// A line that is there for the expression and again for the call around it, or once for each turn of a recursion.
    private static List<CellError.Frame> withoutRepeats(Stream<CellError.Frame> frames) {
        List<CellError.Frame> kept = new ArrayList<>();
        frames.filter(frame -> kept.isEmpty() || !kept.getLast().equals(frame))
                .takeWhile(frame -> kept.size() < MOST_FRAMES)
                .forEach(kept::add);
        return List.copyOf(kept);
    }

    private CellError.Cause cause(Throwable thrown) {
        List<CellError.Frame> frames = withoutRepeats(withoutCallsOfVariables(thrown.getStackTrace())
                .filter(element -> isTheUsers(element) && !isWoven(element))
                .map(Frames::frame));
        return plainMessage.apply(thrown)
                .map(message -> new CellError.Cause("", CompilerMessage.withoutWrappers(message), frames))
                .orElseGet(() -> new CellError.Cause(
                        CompilerMessage.withoutWrappers(classOf(thrown)),
                        CompilerMessage.withoutWrappers(Objects.requireNonNullElse(thrown.getMessage(), "")),
                        frames));
    }

    /// What was thrown on a worker and cannot be made again here keeps its name.
    private static String classOf(Throwable thrown) {
        return thrown instanceof RemoteException remote ? remote.originalClass() : thrown.getClass().getTypeName();
    }

    /// The call from a snippet to its own initialiser is no step the user has taken.
    private static Stream<StackTraceElement> withoutCallsOfVariables(StackTraceElement[] trace) {
        return IntStream.range(0, trace.length)
                .filter(at -> at == 0 || !trace[at - 1].getMethodName().equals(TOP_LEVEL_VARIABLE))
                .mapToObj(at -> trace[at]);
    }

    private static boolean isTheUsers(StackTraceElement element) {
        return !isOfTheJdk(element) && !element.getClassName().startsWith(OURS);
    }

    /// What was woven into a cell's code has no line; a stack that overflows there shows it.
    private static boolean isWoven(StackTraceElement element) {
        return element.getClassName().startsWith(WRAPPER_PACKAGE) && element.getLineNumber() < 1;
    }

    private static boolean isOfTheJdk(StackTraceElement element) {
        return JDK.stream().anyMatch(element.getClassName()::startsWith);
    }

    private static CellError.Frame frame(StackTraceElement element) {
        String file = Objects.requireNonNullElse(element.getFileName(), "unknown source");
        return new CellError.Frame(file, Math.max(0, element.getLineNumber()), method(element));
    }

    private static String method(StackTraceElement element) {
        String type = CompilerMessage.withoutWrappers(element.getClassName());
        String method = element.getMethodName();
        if (element.getClassName().startsWith(WRAPPER_PACKAGE)) {
            if (method.equals(TOP_LEVEL) || method.equals(TOP_LEVEL_VARIABLE)) {
                return "";
            }
            if (method.startsWith("lambda$")) {
                return "lambda";
            }
        }
        return type.isEmpty() ? method : type.replace('$', '.') + "." + method;
    }
}
