package dev.vonk.notebook.output.rows;

import dev.vonk.kernel.client.Asked;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.TableQuery;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is in the columns of a table under a query: asked for on demand, kept until the query changes.
public final class TableFigures {
    private final TableContent content;
    private final Supplier<Optional<KernelClient>> kernel;
    private final Executor thread;
    private final Runnable changed;
    private Answer.@Nullable Profile profile;
    private @Nullable Asked<Answer.Profile> asked;
    private String problem = "";

    public TableFigures(TableContent content, Supplier<Optional<KernelClient>> kernel, Executor thread,
            Runnable changed) {
        this.content = content;
        this.kernel = kernel;
        this.thread = thread;
        this.changed = changed;
    }

    public Optional<Answer.Profile> profile() {
        return Optional.ofNullable(profile);
    }

    public Optional<Answer.ColumnProfile> of(int column) {
        return profile().flatMap(known -> known.columns().stream().filter(c -> c.column() == column).findFirst());
    }

    public boolean isAsking() {
        return asked != null;
    }

    /// Why there are no figures; empty where there are, or none were asked for.
    public String problem() {
        return problem;
    }

    public void ask(TableQuery query) {
        forget();
        Optional<KernelClient> client = kernel.get();
        if (client.isEmpty() || content.name().isEmpty()) {
            problem = "The summary needs a kernel that keeps the table: run its cell again";
            changed.run();
            return;
        }
        Asked<Answer.Profile> question = client.get().profile(content.name().get(), query, List.of());
        asked = question;
        var _ = question.answer().whenCompleteAsync((answer, failure) -> receive(question, answer, failure), thread);
        changed.run();
    }

    private void receive(Asked<Answer.Profile> question, Answer.@Nullable Profile answer,
            @Nullable Throwable failure) {
        if (asked != question) {
            return;
        }
        asked = null;
        profile = answer;
        problem = failure == null ? "" : PageReader.reason(failure);
        changed.run();
    }

    /// Drops what is known, and gives up what is asked.
    public void forget() {
        if (asked != null) {
            asked.cancel().run();
        }
        asked = null;
        profile = null;
        problem = "";
    }
}
