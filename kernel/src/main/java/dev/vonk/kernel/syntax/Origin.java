package dev.vonk.kernel.syntax;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where an expression was written: the line of the user's code that made it, or its place in a SQL text. Cheap to take
/// (about two microseconds); the line number is only worked out when it is asked for.
public final class Origin {
    /// Nowhere in the user's code.
    public static final Origin NONE = new Origin(null, null);
    /// The file that the classes of a cell name as their source; the line is then the line of the cell.
    public static final String CELL_FILE = "#cell";

    private static final StackWalker WALKER = StackWalker.getInstance();

    private final StackWalker.@Nullable StackFrame frame;

    private final @Nullable Fragment fragment;

    private Origin(StackWalker.@Nullable StackFrame frame, @Nullable Fragment fragment) {
        this.frame = frame;
        this.fragment = fragment;
    }

    /// A part of a SQL text.
    public static Origin in(Fragment fragment) {
        return new Origin(null, fragment);
    }

    /// The innermost caller that is not of the API itself.
    public static Origin here() {
        return WALKER.walk(frames -> frames.filter(frame -> !isOurs(frame.getClassName())).findFirst())
                .map(frame -> new Origin(frame, null))
                .orElse(NONE);
    }

    /// The stack frame it stands for; empty for [#NONE].
    public Optional<StackTraceElement> element() {
        return Optional.ofNullable(frame).map(StackWalker.StackFrame::toStackTraceElement);
    }

    /// The part of a SQL text it stands for; empty for places in code.
    public Optional<Fragment> fragment() {
        return Optional.ofNullable(fragment);
    }

    /// `line 3` in a cell, `Program.java line 3` elsewhere, empty for [#NONE].
    public String text() {
        return element().map(element -> CELL_FILE.equals(element.getFileName())
                ? "line " + element.getLineNumber()
                : element.getFileName() + " line " + element.getLineNumber()).orElse("");
    }

    /// Origins do not make expressions differ.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Origin;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return text();
    }

    /// Whether a class belongs to the API or the JDK rather than to its user.
    public static boolean isOurs(String className) {
        if (!className.startsWith("dev.vonk.")) {
            return className.startsWith("java.") || className.startsWith("jdk.internal.");
        }
        return className.startsWith("kernel.", 9) || className.startsWith("ml.", 9) || className.indexOf('.', 9) < 0;
    }
}
