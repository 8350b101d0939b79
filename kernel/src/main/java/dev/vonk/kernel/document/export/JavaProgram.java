package dev.vonk.kernel.document.export;

import dev.vonk.kernel.document.CellImports;
import dev.vonk.kernel.document.Notebook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A notebook as a Java program: one class whose `main` does what the cells do. Imports stand at the top; methods and
/// types become static members. Variables stay locals of `main` where Java allows it, and become static fields where a
/// member uses them, where they change, or where a name is used twice.
final class JavaProgram {
    private static final Pattern SHOWS_ITSELF = Pattern.compile(
            "(?s)System\\.(out|err)\\..*|display\\(.*\\)|.*\\.(show|printSchema|explain|createOrReplaceTempView|foreach)\\([^()]*\\)");
    private static final String PRINT_CALL = """

            interface CellValue {
                Object get() throws Exception;
            }

            interface CellAction {
                void run() throws Exception;
            }

            static void print(CellValue value) throws Exception {
                printValue(value.get());
            }

            /// For a call that turns out to have no value.
            static void print(CellAction action) throws Exception {
                action.run();
            }
            """;
    private static final String PRINT_VALUE = """

            static void printValue(Object value) {
                System.out.println(Display.of(value).plain());
            }
            """;

    private final ProgramSteps steps;
    private final String title;
    private final String className;

    private JavaProgram(Notebook notebook, String name) {
        steps = new ProgramSteps(notebook);
        title = notebook.title().orElse(name);
        className = className(name,
                snippets(JavaSnippet.Kind.TYPE).stream().map(JavaSnippet::key).collect(Collectors.toSet()));
    }

    static String of(Notebook notebook, String name) {
        JavaProgram program = new JavaProgram(notebook, name);
        return program.text(program.fields());
    }

    /// The file name as a class name: `my-first tour` is `MyFirstTour`.
    static String className(String name, Set<String> taken) {
        StringBuilder out = new StringBuilder();
        for (String word : name.split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                out.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
                out.append(word.substring(Character.charCount(word.codePointAt(0))));
            }
        }
        if (out.isEmpty() || !Character.isJavaIdentifierStart(out.codePointAt(0))) {
            out.insert(0, "Notebook");
        }
        while (taken.contains(out.toString())) {
            out.append("Program");
        }
        return out.toString();
    }

    private List<JavaSnippet> snippets(JavaSnippet.Kind kind) {
        List<JavaSnippet> found = new ArrayList<>();
        for (ProgramSteps.Step step : steps.steps()) {
            if (step instanceof ProgramSteps.Code code && code.snippet().kind() == kind) {
                found.add(code.snippet());
            }
        }
        return found;
    }

    /// The variables that must be fields, with their types.
    private Map<String, String> fields() {
        Set<String> needed = new HashSet<>(steps.declaredTwice());
        snippets(JavaSnippet.Kind.METHOD).forEach(method -> needed.addAll(new SnippetText(method.text()).names()));
        snippets(JavaSnippet.Kind.TYPE).forEach(type -> needed.addAll(new SnippetText(type.text()).names()));
        needed.addAll(VariableUse.assignedOrHidden(body(Map.of(), "")));
        Map<String, String> fields = new LinkedHashMap<>();
        Set<String> inferred = new LinkedHashSet<>();
        for (JavaSnippet snippet : snippets(JavaSnippet.Kind.VARIABLE)) {
            boolean field = snippet.key().equals(SnippetParser.MEMBER)
                    || snippet.variables().stream()
                            .anyMatch(variable -> needed.contains(variable.name()) || variable.initializer() == null);
            for (JavaSnippet.Variable variable : snippet.variables()) {
                if (field && variable.type() != null) {
                    fields.putIfAbsent(variable.name(), variable.type());
                } else if (field) {
                    fields.putIfAbsent(variable.name(), "Object");
                    inferred.add(variable.name());
                }
            }
        }
        if (!inferred.isEmpty()) {
            Map<String, String> types = VariableTypes.of(text(Map.of()));
            inferred.forEach(name -> fields.put(name, types.getOrDefault(name, "Object")));
        }
        return fields;
    }

    private String text(Map<String, String> fields) {
        String body = body(fields, "        ");
        boolean printsCalls = body.contains("print(() ->");
        boolean prints = printsCalls || body.contains("printValue(");
        StringBuilder out = new StringBuilder("// Written by Vonk from the notebook \"").append(title).append("\".\n");
        if (!steps.libraries().isEmpty()) {
            out.append("// It needs these libraries: ").append(String.join(", ", steps.libraries())).append('\n');
        }
        out.append('\n').append(imports(prints)).append("\npublic class ").append(className).append(" {\n");
        boolean ownSpark = snippets(JavaSnippet.Kind.VARIABLE).stream()
                .flatMap(snippet -> snippet.variables().stream())
                .anyMatch(variable -> variable.name().equals("spark"));
        out.append(ownSpark ? "" : "    static final Session spark = Session.builder().getOrCreate();\n");
        fields.forEach((name, type) -> out.append("    static ").append(type).append(' ').append(name).append(";\n"));
        out.append("\n    public static void main(String[] args) throws Exception {\n").append(body).append("    }\n");
        members().forEach(member -> out.append('\n').append(indented(member, "    ")).append('\n'));
        out.append(prints ? indented(PRINT_VALUE.stripTrailing(), "    ") + "\n" : "");
        out.append(printsCalls ? indented(PRINT_CALL.stripTrailing(), "    ") + "\n" : "");
        return out.append("}\n").toString();
    }

    private String imports(boolean prints) {
        Set<String> lines = new LinkedHashSet<>();
        lines.add("import module java.base;");
        Stream.concat(CellImports.ALL.stream(), prints ? Stream.of("dev.vonk.kernel.display.Display") : Stream.empty())
                .sorted(Comparator.comparing((String each) -> each.startsWith("static ")).thenComparing(each -> each))
                .forEach(each -> lines.add("import " + each + ";"));
        for (JavaSnippet snippet : snippets(JavaSnippet.Kind.IMPORT)) {
            lines.add(new SnippetText(snippet.text()).expression() + ";");
        }
        return String.join("\n", lines) + "\n";
    }

    /// Methods and types; of those declared twice, the last.
    private List<String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        for (JavaSnippet method : snippets(JavaSnippet.Kind.METHOD)) {
            members.put(method.key(), new SnippetText(method.text()).staticMember());
        }
        for (JavaSnippet type : snippets(JavaSnippet.Kind.TYPE)) {
            members.put(type.key(), new SnippetText(type.text()).staticMember());
        }
        return List.copyOf(members.values());
    }

    private String body(Map<String, String> fields, String indent) {
        StringBuilder out = new StringBuilder();
        int cell = 0;
        for (ProgramSteps.Step step : steps.steps()) {
            String text = switch (step) {
                case ProgramSteps.Remark remark -> remark(remark.text());
                case ProgramSteps.Code code -> statement(code.snippet(), code.last(), fields);
            };
            if (!text.isEmpty()) {
                out.append(step.cell() == cell || out.isEmpty() ? "" : "\n");
                out.append(indented(text, indent)).append('\n');
                cell = step.cell();
            }
        }
        return out.toString();
    }

    private static String statement(JavaSnippet snippet, boolean last, Map<String, String> fields) {
        SnippetText text = new SnippetText(snippet.text());
        return switch (snippet.kind()) {
            case IMPORT, METHOD, TYPE -> "";
            case VARIABLE -> variable(snippet, text, fields);
            case CALL -> last && !SHOWS_ITSELF.matcher(text.expression()).matches()
                    ? text.before() + "print(() -> " + text.expression() + ");" + text.behind()
                    : text.statement();
            case VALUE -> text.before() + "printValue(" + text.expression() + ");" + text.behind();
            case STATEMENT -> text.expression().startsWith("throw")
                    ? text.before() + "if (true) {\n    " + text.expression() + ";\n}" + text.behind()
                    : plainStatement(text);
            case BROKEN -> remark("Not Java:\n" + snippet.text());
        };
    }

    private static String plainStatement(SnippetText text) {
        boolean closed = text.expression().isEmpty() || text.expression().endsWith("}");
        return closed ? text.source() : text.statement();
    }

    private static String variable(JavaSnippet snippet, SnippetText text, Map<String, String> fields) {
        boolean local = snippet.variables().stream().noneMatch(variable -> fields.containsKey(variable.name()));
        if (local && !snippet.key().equals(SnippetParser.MEMBER)) {
            return text.statement();
        }
        List<String> assignments = new ArrayList<>();
        for (JavaSnippet.Variable variable : snippet.variables()) {
            String value = variable.initializer();
            if (value != null) {
                String array = value.startsWith("{") ? "new " + variable.type() + " " : "";
                String type = local ? variable.type() + " " : "";
                assignments.add(type + variable.name() + " = " + array + value + ";");
            }
        }
        return (text.before() + String.join("\n", assignments) + text.behind()).stripTrailing();
    }

    private static String remark(String text) {
        return text.lines().map(line -> line.isBlank() ? "//" : "// " + line).collect(Collectors.joining("\n"));
    }

    /// Every line moved to the right alike, which leaves the value of text blocks as it is.
    private static String indented(String text, String indent) {
        return text.lines().map(line -> line.isBlank() ? "" : indent + line).collect(Collectors.joining("\n"));
    }
}
