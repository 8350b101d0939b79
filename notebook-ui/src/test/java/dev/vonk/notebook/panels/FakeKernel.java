package dev.vonk.notebook.panels;

import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.client.KernelConnection;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.ToKernel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A kernel that answers at once what a test has put here.
final class FakeKernel implements KernelConnection {
    final List<ToKernel> heard = new CopyOnWriteArrayList<>();
    final Map<String, List<Answer.FileView>> folders = new HashMap<>();
    final Map<String, List<Answer.ColumnView>> files = new HashMap<>();
    List<Answer.VariableView> variables = List.of();
    List<Answer.WorkerView> workers = List.of();
    List<Answer.TableInfo> tables = List.of();
    List<Answer.JobView> jobs = List.of();
    boolean silent;
    private final List<Consumer<FromKernel>> listeners = new CopyOnWriteArrayList<>();

    /// How many questions of a kind came.
    long count(Class<? extends ToKernel.Question> kind) {
        return heard.stream().filter(kind::isInstance).count();
    }

    @Override
    public void send(ToKernel message) {
        heard.add(message);
        if (message instanceof ToKernel.Question question && !silent) {
            answer(question);
        }
    }

    void answer(ToKernel.Question question) {
        Answer answer = answerOf(question);
        listeners.forEach(listener -> listener.accept(answer));
    }

    private Answer answerOf(ToKernel.Question question) {
        long number = question.number();
        return switch (question) {
            case ToKernel.ListVariables _ -> new Answer.Variables(number, variables);
            case ToKernel.ListWorkers _ -> new Answer.Workers(number, workers);
            case ToKernel.ListTables _ -> new Answer.Tables(number, tables);
            case ToKernel.ListJobs _ -> new Answer.Jobs(number, jobs);
            case ToKernel.ListFiles ask -> files(number, ask.folder().isEmpty() ? "/home/ada" : ask.folder());
            case ToKernel.DescribeFile ask -> files.containsKey(ask.path())
                    ? new Answer.Columns(number, files.get(ask.path()))
                    : new Answer.Refused(number, "the file is damaged: " + ask.path());
            default -> new Answer.Refused(number, "this kernel does not answer that");
        };
    }

    private Answer files(long number, String folder) {
        return folders.containsKey(folder)
                ? new Answer.Files(number, folder, folders.get(folder))
                : new Answer.Refused(number, "the folder may not be read: " + folder);
    }

    @Override
    public Runnable listen(Consumer<FromKernel> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Runnable watch(Consumer<ConnectionState> watcher) {
        watcher.accept(new ConnectionState.Connected());
        return () -> {};
    }

    @Override
    public void close() {}
}
