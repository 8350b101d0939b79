package dev.vonk.runtime.code.classes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.lang.reflect.AccessFlag;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A class that a cell defined, as it was compiled.
///
/// @param name dotted
record CellClass(String name, byte[] bytes, ClassModel model) {
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$[^$]+");

    /// Whether a name is that of a cell's class.
    static boolean isCell(String name) {
        return name.startsWith("REPL.");
    }

    /// Whether it is the class that the shell puts around a snippet: its fields are the cells' variables.
    static boolean isWrapper(String name) {
        return WRAPPER.matcher(name).matches();
    }

    static @Nullable CellClass read(ClassLoader loader, String name) {
        try (var stream = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (stream == null) {
                return null;
            }
            var bytes = stream.readAllBytes();
            return new CellClass(name, bytes, ClassFile.of().parse(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<MethodModel> method(String name, String descriptor) {
        return model.methods().stream().filter(method -> method.methodName().equalsString(name)
                && method.methodType().equalsString(descriptor)).findFirst();
    }

    String superclass() {
        return model.superclass().map(each -> each.asInternalName().replace('/', '.')).orElse("java.lang.Object");
    }

    static boolean isStatic(MethodModel method) {
        return method.flags().has(AccessFlag.STATIC);
    }

    /// A line as a cell or file and a number, e.g. `#3:12`; empty where nothing is known.
    String place(int line) {
        var file = model.findAttribute(Attributes.sourceFile()).map(each -> each.sourceFile().stringValue())
                .orElse("");
        return file.isEmpty() || line < 1 ? "" : file + ":" + line;
    }

    /// Where a method begins.
    String place(MethodModel method) {
        int line = method.code().stream().flatMap(CodeModel::elementStream).filter(LineNumber.class::isInstance)
                .mapToInt(element -> ((LineNumber) element).line()).filter(number -> number > 0).min().orElse(0);
        return place(line);
    }
}
