package dev.vonk.kernel.cell.execution;

import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.LineNumber;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of a variable that was declared with `var`. Asked afterwards how it wrapped such a snippet, JShell answers
/// as if it had not worked out the type; what it compiled looks otherwise:
///
///     private static <$> $ do_it$Aux() throws java.lang.Throwable {
///     T name_ =
///             the initialiser, as it was written
///
/// So the class itself is asked: the method's first line is that of `name_`, and the initialiser begins behind it.
final class InferredVariable {
    private static final String METHOD = "do_it$Aux";
    private static final String GAP = "(?:\\s|//[^\\n]*\\n|/\\*.*?\\*/)*+";
    private static final Pattern START = Pattern.compile(
            GAP + "(?:(?:final|@[\\w.]+(?:\\([^)]*\\))?)" + GAP + ")*+var\\s+[\\p{L}_$][\\p{L}\\p{N}_$]*" + GAP + "="
                    + GAP,
            Pattern.DOTALL);

    private InferredVariable() {}

    /// Adds the lines of the initialiser.
    ///
    /// @param bytes the class that JShell compiled
    /// @return whether the class has a variable of this kind
    static boolean addLines(byte[] bytes, String source, int firstCellLine, NavigableMap<Integer, Integer> lines) {
        OptionalInt declared = declaration(bytes);
        Matcher start = START.matcher(source);
        if (declared.isEmpty() || !start.lookingAt()) {
            return false;
        }
        int wrappedLine = declared.getAsInt() + 1;
        int cellLine = firstCellLine + breaks(source.substring(0, start.end()));
        int count = breaks(source.substring(start.end()).stripTrailing()) + 1;
        for (int line = 0; line < count; line++) {
            lines.put(wrappedLine + line, cellLine + line);
        }
        return true;
    }

    private static OptionalInt declaration(byte[] bytes) {
        Optional<Integer> first = ClassFile.of().parse(bytes).methods().stream()
                .filter(method -> method.methodName().equalsString(METHOD))
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(LineNumber.class::isInstance)
                .map(element -> ((LineNumber) element).line())
                .min(Integer::compare);
        return first.isPresent() ? OptionalInt.of(first.get()) : OptionalInt.empty();
    }

    private static int breaks(String text) {
        return (int) text.chars().filter(character -> character == '\n').count();
    }
}
