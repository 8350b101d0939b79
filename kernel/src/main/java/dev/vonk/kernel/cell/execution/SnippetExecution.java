package dev.vonk.kernel.cell.execution;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/// Runs what JShell compiles, in this JVM, and keeps what JShell would have turned into text: the object that a
/// snippet returned, the exception that it threw.
public final class SnippetExecution extends DirectExecutionControl {

    /// What a snippet did when it ran last.
    public sealed interface Ending {
        record Returned(@Nullable Object value) implements Ending {}

        record Threw(Throwable thrown) implements Ending {}

        /// A method was called whose body mentions names that do not exist yet.
        record Unresolved() implements Ending {}

        record Stopped() implements Ending {}
    }

    /// Prepares the classes of a snippet right before it runs and lets go of the compiler while it runs.
    public interface Surroundings {
        byte[] prepared(String className, byte[] bytes);

        <T> T whileUserCodeRuns(Callable<T> call) throws Exception;
    }

    private final CellClassLoader loader;
    private final Surroundings surroundings;
    private final Map<String, byte[]> unprepared = new LinkedHashMap<>();
    private @Nullable Ending ending;
    private @Nullable Object variable;

    public SnippetExecution(CellClassLoader loader, Surroundings surroundings) {
        this.loader = loader;
        this.surroundings = surroundings;
    }

    /// What the last snippet did, once; null where it had nothing to run.
    public @Nullable Ending takeEnding() {
        Ending last = ending;
        ending = null;
        return last;
    }

    /// The value of the variable that was asked for last, once.
    public @Nullable Object takeVariable() {
        Object last = variable;
        variable = null;
        return last;
    }

    @Override
    public void load(ClassBytecodes[] classes) {
        for (ClassBytecodes each : classes) {
            unprepared.put(each.name(), each.bytecodes());
        }
    }

    /// Makes the classes that were compiled since the last call loadable. Not done in [#load] because JShell does not
    /// yet know then which snippet a class belongs to.
    public void prepare() {
        for (Map.Entry<String, byte[]> each : unprepared.entrySet()) {
            loader.declare(each.getKey(), surroundings.prepared(each.getKey(), each.getValue()));
        }
        unprepared.clear();
    }

    /// The classes that are waiting to be prepared.
    public byte @Nullable [] unprepared(String className) {
        return unprepared.get(className);
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, InternalException {
        ending = new Ending.Stopped();
        try {
            prepare();
            Method snippet = findClass(className).getDeclaredMethod(methodName);
            snippet.setAccessible(true);
            Object value = surroundings.whileUserCodeRuns(() -> snippet.invoke(null));
            ending = new Ending.Returned(value);
            return "";
        } catch (InvocationTargetException failed) {
            throw failed(failed.getTargetException());
        } catch (UserThread.Abandoned | Checkpoint.Stop stopped) {
            throw new StoppedException();
        } catch (Exception | LinkageError failed) {
            throw failed(failed);
        }
    }

    private RunException failed(Throwable thrown) {
        return switch (thrown) {
            case Checkpoint.Stop stop -> new StoppedException();
            case SPIResolutionException unresolved -> {
                ending = new Ending.Unresolved();
                yield new ResolutionException(unresolved.id(), new StackTraceElement[0]);
            }
            default -> {
                ending = new Ending.Threw(thrown);
                yield new UserException(thrown.getMessage(), thrown.getClass().getName(), new StackTraceElement[0]);
            }
        };
    }

    @Override
    public String varValue(String className, String varName) throws InternalException {
        try {
            prepare();
            Field field = findClass(className).getDeclaredField(varName);
            field.setAccessible(true);
            variable = field.get(null);
            return "";
        } catch (ReflectiveOperationException | LinkageError failed) {
            throw new InternalException("no value of " + varName + ": " + failed);
        }
    }

    @Override
    public void addToClasspath(String path) {
        loader.addJar(Path.of(path));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }

    /// JShell knows execution controls by name; this one is handed over as an object.
    public record Provider(SnippetExecution execution) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "vonk";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return execution;
        }
    }
}
