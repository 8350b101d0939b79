package dev.vonk.kernel.cell.completion;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import dev.vonk.kernel.cell.text.SyntaxCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Finds the documentation of classes whose Java source lies on the class path, under [#FOLDER]. JShell's analysis knows
/// the JDK's documentation alone; this needs no flag that opens its insides. Beside the classes the sources must not lie:
/// the compiler would take them for newer than the classes and compile them with every cell.
public final class SourceDocumentation {

    static final String FOLDER = "META-INF/sources/";

    private static final Pattern TYPE_ARGUMENTS = Pattern.compile("<[^<>]*>");
    private static final String CONSTRUCTOR = "<init>";

    private record Documented(String name, int parameters, List<String> parameterNames, String comment) {}

    private final Function<String, Optional<String>> sourceOf;
    private final Map<String, List<Documented>> known = new ConcurrentHashMap<>();

    /// @param sourceOf from a class name such as `java.util.List` to its Java source
    public SourceDocumentation(Function<String, Optional<String>> sourceOf) {
        this.sourceOf = sourceOf;
    }

    /// Takes the sources that a class loader has.
    public static SourceDocumentation of(ClassLoader loader) {
        return new SourceDocumentation(name -> read(loader, FOLDER + name.replace('.', '/') + ".java"));
    }

    private static Optional<String> read(ClassLoader loader, String resource) {
        try (InputStream source = loader.getResourceAsStream(resource)) {
            return source == null
                    ? Optional.empty()
                    : Optional.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the source " + resource + " could not be read", unreadable);
        }
    }

    /// The documentation of what a signature names, such as
    /// `dev.vonk.DataFrame dev.vonk.DataFrame.select(dev.vonk.Column... columns)`.
    Optional<String> of(String signature) {
        String plain = withoutTypeArguments(signature);
        int open = SignatureText.parametersStart(plain);
        if (open < 0) {
            return documented(plain).stream()
                    .filter(each -> each.parameters() < 0 && each.name().equals(simpleName(plain)))
                    .map(Documented::comment)
                    .findFirst();
        }
        String member = plain.substring(plain.lastIndexOf(' ', open) + 1, open);
        String parameters = plain.substring(open + 1, plain.indexOf(')', open));
        int dot = member.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : method(member.substring(0, dot), member.substring(dot + 1), parameters);
    }

    private Optional<String> method(String type, String name, String parameters) {
        List<String> names = parameterNames(parameters);
        boolean isConstructor = Character.isUpperCase(name.charAt(0));
        List<Documented> candidates = documented(isConstructor ? type + "." + name : type).stream()
                .filter(each -> each.name().equals(isConstructor ? CONSTRUCTOR : name))
                .toList();
        return candidates.stream()
                .filter(each -> each.parameterNames().equals(names))
                .findFirst()
                .or(() -> candidates.stream().filter(each -> each.parameters() == names.size()).findFirst())
                .or(() -> candidates.stream().findFirst())
                .map(Documented::comment);
    }

    private List<Documented> documented(String type) {
        return known.computeIfAbsent(type,
                name -> sourceOf.apply(name).map(SourceDocumentation::read).orElse(List.of()));
    }

    private static List<Documented> read(String source) {
        List<Documented> found = new ArrayList<>();
        try {
            JavacTask task = SyntaxCheck.parsing(source);
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree file : task.parse()) {
                new Collector(trees, found).scan(file, null);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory could not be read", impossible);
        }
        return found;
    }

    private static final class Collector extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final List<Documented> found;

        Collector(DocTrees trees, List<Documented> found) {
            this.trees = trees;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            add(type.getSimpleName().toString(), -1, List.of());
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            List<String> names = method.getParameters().stream().map(each -> each.getName().toString()).toList();
            add(method.getName().toString(), names.size(), names);
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void nothing) {
            return null;
        }

        private void add(String name, int parameters, List<String> names) {
            String comment = trees.getDocComment(getCurrentPath());
            if (comment != null) {
                found.add(new Documented(name, parameters, names, DocumentationText.markdown(comment)));
            }
        }
    }

    private static String withoutTypeArguments(String signature) {
        String flat = signature;
        while (TYPE_ARGUMENTS.matcher(flat).find()) {
            flat = TYPE_ARGUMENTS.matcher(flat).replaceAll("");
        }
        return flat;
    }

    private static List<String> parameterNames(String parameters) {
        if (parameters.isBlank()) {
            return List.of();
        }
        return List.of(parameters.split(",")).stream().map(each -> each.strip().replaceAll(".*\\s", "")).toList();
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
