package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.completion.Completer;
import dev.vonk.kernel.cell.completion.SourceDocumentation;
import dev.vonk.kernel.cell.dependency.DependencyTracker;
import dev.vonk.kernel.cell.dependency.References;
import dev.vonk.kernel.cell.execution.CellClassLoader;
import dev.vonk.kernel.cell.execution.Checkpoint;
import dev.vonk.kernel.cell.execution.SnippetExecution;
import dev.vonk.kernel.cell.execution.SnippetLines;
import dev.vonk.kernel.cell.execution.UserThread;
import dev.vonk.kernel.cell.execution.Weaver;
import dev.vonk.kernel.cell.text.CellSplitter;
import dev.vonk.kernel.cell.text.CellText;
import dev.vonk.kernel.cell.text.SyntaxCheck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// One JShell with its class loader and its thread: everything that a reset throws away.
///
/// JShell may be used by one thread at a time. The lock is held whenever it works and is let go while a user's code
/// runs, so that completion answers during a long cell.
final class Evaluator implements AutoCloseable, SnippetExecution.Surroundings {

    private final CellSettings settings;
    private final long session;
    private final CellClassLoader loader = new CellClassLoader(Evaluator.class.getClassLoader());
    private final UserThread userThread = new UserThread(loader);
    private final SnippetExecution execution = new SnippetExecution(loader, this);
    private final ReentrantLock compiler = new ReentrantLock(true);
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final CellSplitter splitter;
    private final Completer completer;
    /// Where each snippet was written. By identity: a name that is declared anew keeps its id.
    private final Map<Snippet, SnippetLines.Origin> origins = new IdentityHashMap<>();
    private final Map<String, Bindings.Binding> declared = new ConcurrentHashMap<>();
    private final Set<Path> jars = new LinkedHashSet<>();
    private final Set<String> weavingWarnings = new LinkedHashSet<>();
    private SnippetLines.Origin current = new SnippetLines.Origin("start", 1);
    private long run;

    Evaluator(CellSettings settings) {
        this.settings = settings;
        this.session = Bindings.newSession();
        this.shell = JShell.builder()
                .executionEngine(new SnippetExecution.Provider(execution), Map.of())
                // Sources that lie beside classes in a jar are not for the compiler: it would compile them with every cell.
                .compilerOptions("-sourcepath", "")
                .build();
        this.analysis = shell.sourceCodeAnalysis();
        SyntaxCheck syntax = new SyntaxCheck();
        this.splitter = new CellSplitter(analysis, syntax);
        this.completer = new Completer(analysis, splitter, syntax, SourceDocumentation.of(loader),
                this::value, settings.columnNames());
    }

    /// Declares the default imports and the bound variables.
    void start() {
        locked(() -> {
            this.run = Checkpoint.newRun();
            settings.imports().forEach(name -> startWith("import " + name + ";"));
            settings.bindings().forEach(binding -> startWith(Bindings.bind(session, binding)));
            return null;
        });
    }

    private void startWith(String source) {
        for (SnippetEvent event : shell.eval(source)) {
            execution.prepare();
            if (event.status() != Snippet.Status.VALID || event.exception() != null) {
                String reason = shell.diagnostics(event.snippet()).map(each -> each.getMessage(null)).findFirst()
                        .orElseGet(() -> String.valueOf(execution.takeEnding()));
                throw new IllegalStateException("a session cannot start with `" + source + "`: " + reason);
            }
        }
        execution.takeEnding();
    }

    /// Evaluates the Java of a cell as part of a run.
    SnippetResult evaluate(CellText cell, long run, DependencyTracker tracker) {
        return locked(() -> {
            this.run = run;
            return new CellRun(this, cell, run, tracker).evaluate();
        });
    }

    /// Declares a variable that holds an object, as a line of a cell would.
    SnippetResult declare(Bindings.Binding binding, String cell, long run, DependencyTracker tracker) {
        declared.put(binding.name(), binding);
        return evaluate(new CellText(cell, Bindings.bind(session, binding)), run, tracker);
    }

    JShell shell() {
        return shell;
    }

    SourceCodeAnalysis analysis() {
        return analysis;
    }

    CellSplitter splitter() {
        return splitter;
    }

    Completer completer() {
        return completer;
    }

    CellClassLoader loader() {
        return loader;
    }

    CellSettings settings() {
        return settings;
    }

    /// Runs one snippet whose text stands at `origin`, and says how it ended.
    Evaluated eval(String source, SnippetLines.Origin origin) {
        current = origin;
        List<SnippetEvent> events = shell.eval(source);
        events.forEach(event -> origins.putIfAbsent(event.snippet(), origin));
        execution.prepare();
        List<String> warnings = List.copyOf(weavingWarnings);
        weavingWarnings.clear();
        return new Evaluated(events, execution.takeEnding(), warnings);
    }

    record Evaluated(
            List<SnippetEvent> events, SnippetExecution.@Nullable Ending ending, List<String> weavingWarnings) {}

    /// What the classes of a snippet that was just evaluated mention of others.
    References references(Snippet snippet) {
        String wrapper = analysis.wrapper(snippet).fullClassName();
        String member = switch (snippet) {
            case MethodSnippet method -> method.name();
            case TypeDeclSnippet type -> type.name();
            default -> "";
        };
        return References.of(wrapper, member, loader.classesOf(wrapper));
    }

    List<Variable> variables() {
        return locked(() -> {
            List<Variable> variables = new ArrayList<>();
            shell.variables()
                    .filter(each -> shell.status(each).isDefined() && !each.name().startsWith("$"))
                    .forEach(each -> variables.add(new Variable(each.name(), each.typeName(), valueOf(each))));
            return variables;
        });
    }

    /// The value of one variable; empty where there is none of that name or it is null.
    Optional<Object> value(String name) {
        return locked(() -> shell.variables()
                .filter(each -> shell.status(each).isDefined() && each.name().equals(name))
                .findFirst()
                .map(this::valueOf));
    }

    private @Nullable Object valueOf(VarSnippet variable) {
        shell.varValue(variable);
        return execution.takeVariable();
    }

    void addJars(List<Path> more) {
        locked(() -> {
            more.stream().filter(jars::add).forEach(jar -> shell.addToClasspath(jar.toString()));
            return null;
        });
    }

    void interrupt() {
        userThread.interrupt();
    }

    <T> T locked(Callable<T> work) {
        compiler.lock();
        try {
            return work.call();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException("unexpected failure in a cell session", failed);
        } finally {
            compiler.unlock();
        }
    }

    @Override
    public <T> T whileUserCodeRuns(Callable<T> call) throws Exception {
        return whileUserCodeRuns(run, call);
    }

    /// Runs something that may take its time, on the thread of the cells and without the lock.
    <T> T whileUserCodeRuns(long run, Callable<T> call) throws Exception {
        int holds = compiler.getHoldCount();
        for (int hold = 0; hold < holds; hold++) {
            compiler.unlock();
        }
        try {
            if (Checkpoint.isStopped(run)) {
                throw new Checkpoint.Stop();
            }
            return userThread.call(run, call);
        } finally {
            for (int hold = 0; hold < holds; hold++) {
                compiler.lock();
            }
        }
    }

    @Override
    public byte[] prepared(String className, byte[] bytes) {
        ClassHierarchyResolver resolver = ClassHierarchyResolver.ofResourceParsing(this::cellClass)
                .orElse(ClassHierarchyResolver.ofResourceParsing(loader))
                .orElse(ClassHierarchyResolver.defaultResolver());
        try {
            return new Weaver(resolver).weave(bytes, linesOf(className, bytes));
        } catch (IllegalArgumentException unweavable) {
            weavingWarnings.add(
                    "an endless loop in this cell could not be interrupted (" + unweavable.getMessage() + ")");
            return bytes;
        }
    }

    private @Nullable InputStream cellClass(ClassDesc type) {
        String descriptor = type.descriptorString();
        byte[] bytes = execution.unprepared(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'));
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    private SnippetLines linesOf(String className, byte[] bytes) {
        Map<SnippetWrapper, SnippetLines.Origin> snippets = new LinkedHashMap<>();
        byte[] wrapperBytes = bytes;
        for (Snippet snippet : shell.snippets().toList()) {
            if (snippet.kind() == Snippet.Kind.IMPORT || snippet.kind() == Snippet.Kind.ERRONEOUS) {
                continue;
            }
            SnippetWrapper wrapper = analysis.wrapper(snippet);
            String wrapperClass = wrapper.fullClassName();
            if (className.equals(wrapperClass) || className.startsWith(wrapperClass + "$")) {
                snippets.put(wrapper, origins.getOrDefault(snippet, current));
                wrapperBytes = Objects.requireNonNullElse(execution.unprepared(wrapperClass), bytes);
            }
        }
        return snippets.isEmpty() ? SnippetLines.UNKNOWN : SnippetLines.of(snippets, wrapperBytes);
    }

    @Override
    public void close() {
        userThread.abandon();
        // A cell that is stuck holds no lock while its code runs, so this does not wait for it.
        locked(() -> {
            shell.close();
            return null;
        });
        settings.bindings().forEach(binding -> Bindings.release(session, binding));
        declared.values().forEach(binding -> Bindings.release(session, binding));
        try {
            loader.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("the jars of the session could not be closed", failed);
        }
    }
}
