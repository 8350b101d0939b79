package dev.vonk.notebook.panels;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.notebook.panels.data.DataNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// A question that a panel asks the kernel again and again. At most one is under way; asked meanwhile, it is put once
/// more after the answer. Answers of a kernel that is not the notebook's any more are dropped. Used on JavaFX's thread.
final class Question<T> implements DataNode.Asking {
    private final PanelServices services;
    private final Function<KernelClient, CompletableFuture<T>> asking;
    private final Consumer<T> answered;
    private final Consumer<String> refused;
    private @Nullable KernelClient asked;
    private boolean again;

    /// @param refused gets the kernel's sentence for users
    Question(PanelServices services, Function<KernelClient, CompletableFuture<T>> asking, Consumer<T> answered,
            Consumer<String> refused) {
        this.services = services;
        this.asking = asking;
        this.answered = answered;
        this.refused = refused;
    }

    /// Asks where there is a kernel; nothing happens where there is none.
    @Override
    public void ask() {
        Optional<KernelClient> kernel = services.kernel();
        if (kernel.isEmpty() || !services.store().state().kernel().isThere()) {
            return;
        }
        if (asked == kernel.get()) {
            again = true;
            return;
        }
        ask(kernel.get());
    }

    /// The kernel is another one, or it lost what it was asked: an answer is not waited for any more.
    @Override
    public void forget() {
        asked = null;
        again = false;
    }

    private void ask(KernelClient kernel) {
        asked = kernel;
        again = false;
        var _ = asking.apply(kernel).whenComplete((answer, failure) -> Platform.runLater(
                () -> hear(kernel, () -> take(answer, failure))));
    }

    private void hear(KernelClient kernel, Runnable take) {
        if (asked != kernel) {
            return;
        }
        boolean askedAgain = again;
        forget();
        take.run();
        if (askedAgain) {
            ask();
        }
    }

    private void take(T answer, @Nullable Throwable failure) {
        if (failure == null) {
            answered.accept(answer);
        } else {
            refused.accept(sentence(failure));
        }
    }

    /// What went wrong, as a sentence for users.
    static String sentence(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
