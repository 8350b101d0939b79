package dev.vonk.kernel.server;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.ToKernel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Questions that run queries or look at disks: each on a thread of its own, so that nothing waits for them, and each
/// can be given up.
final class LongQuestions implements AutoCloseable {
    private final Function<ToKernel.Question, Answer> answers;
    private final Consumer<Answer> listener;
    private final Set<Asked> running = ConcurrentHashMap.newKeySet();

    /// A question under way. A thread may be interrupted only while it works for the question.
    private static final class Asked {
        private final ToKernel.Question question;
        private @Nullable Thread thread;
        private boolean cancelled;

        Asked(ToKernel.Question question) {
            this.question = question;
        }

        synchronized boolean begin() {
            thread = Thread.currentThread();
            return !cancelled;
        }

        synchronized void cancel() {
            cancelled = true;
            if (thread != null) {
                thread.interrupt();
            }
        }

        synchronized boolean end() {
            thread = null;
            return cancelled;
        }
    }

    /// @param answers called on a thread that is interrupted where the question is given up; always gives an answer
    LongQuestions(Function<ToKernel.Question, Answer> answers, Consumer<Answer> listener) {
        this.answers = answers;
        this.listener = listener;
    }

    /// Answers a question, by and by.
    void ask(ToKernel.Question question) {
        var asked = new Asked(question);
        running.add(asked);
        Thread.ofPlatform().name("kernel-question").daemon().start(() -> answer(asked));
    }

    private void answer(Asked asked) {
        Answer answer = new Answer.Refused(asked.question.number(), "the kernel failed to answer");
        try {
            if (asked.begin()) {
                answer = answers.apply(asked.question);
            }
        } finally {
            boolean cancelled = asked.end();
            running.remove(asked);
            listener.accept(cancelled ? cancelled(asked) : answer);
        }
    }

    private static Answer cancelled(Asked asked) {
        return new Answer.Refused(asked.question.number(), "cancelled");
    }

    /// Gives up the question of a number; does nothing where none is under way.
    void cancel(long number) {
        running.stream().filter(asked -> asked.question.number() == number).forEach(Asked::cancel);
    }

    @Override
    public void close() {
        List.copyOf(running).forEach(Asked::cancel);
    }
}
