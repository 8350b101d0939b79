package dev.vonk.runtime.code;

/// The line of the user's program that called.
final class CallPlace {
    private CallPlace() {
    }

    /// `Program.java line 3`, in a cell `#2:3`; `a place unknown` where nothing is known.
    static String here() {
        return StackWalker.getInstance().walk(frames -> frames.filter(frame -> !isOurs(frame.getClassName()))
                .findFirst().map(StackWalker.StackFrame::toStackTraceElement)
                .map(element -> element.getFileName()
                        + (String.valueOf(element.getFileName()).startsWith("#") ? ":" : " line ")
                        + element.getLineNumber())
                .orElse("a place unknown"));
    }

    private static boolean isOurs(String name) {
        if (!name.startsWith("dev.vonk.")) {
            return name.startsWith("java.") || name.startsWith("jdk.internal.");
        }
        return name.startsWith("runtime.code.", 9) || name.indexOf('.', 9) < 0;
    }
}
