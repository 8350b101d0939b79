package dev.vonk.notebook.output;

import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.client.KernelConnection;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.ToKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A kernel that keeps one table of made-up rows and answers on a thread of its own, at once or when it is let.
public final class FakeKernel implements KernelConnection {
    public static final long ROWS = 1_000_000;

    public final List<ToKernel> heard = new CopyOnWriteArrayList<>();
    private final List<Consumer<FromKernel>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    public volatile int columns = 5;
    public volatile String refusal = "";
    public volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public void send(ToKernel message) {
        heard.add(message);
        if (message instanceof ToKernel.Question question) {
            CountDownLatch wait = gate;
            thread.execute(() -> {
                try {
                    wait.await();
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
                Answer answer = isCancelled(question.number())
                        ? new Answer.Refused(question.number(), "cancelled")
                        : answer(question);
                listeners.forEach(listener -> listener.accept(answer));
            });
        }
    }

    private boolean isCancelled(long number) {
        return heard.stream().anyMatch(m -> m instanceof ToKernel.Cancel cancel && cancel.question() == number);
    }

    private Answer answer(ToKernel.Question question) {
        if (!refusal.isEmpty()) {
            return new Answer.Refused(question.number(), refusal);
        }
        return switch (question) {
            case ToKernel.ReadPage page -> page(page);
            case ToKernel.ProfileTable profile -> profile(profile);
            case ToKernel.AskPlan plan -> plan(plan);
            default -> new Answer.Done(question.number());
        };
    }

    private Answer page(ToKernel.ReadPage page) {
        long all = page.query().filters().isEmpty() ? ROWS : 1_234;
        List<List<Object>> rows = new ArrayList<>();
        for (long row = page.from(); row < Math.min(all, page.from() + page.count()); row++) {
            rows.add(row(row, columns));
        }
        return new Answer.Page(page.number(), page.from(), rows, all, false);
    }

    /// Some columns of everything: numbers, text, nulls, decimals, nested values.
    public static List<Object> row(long row, int columns) {
        List<Object> items = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            items.add(item(row, column));
        }
        return items;
    }

    private static Object item(long row, int column) {
        return switch (column % 5) {
            case 0 -> row;
            case 1 -> row % 7 == 3
                    ? null
                    : List.of("Ann", "Bert", "Clara Maria", "Dmitri")
                            .get((int) (row % 4));
            case 2 -> row % 11 * 1.25 + 0.5;
            case 3 -> "2026-0" + (row % 9 + 1) + "-1" + row % 10;
            default -> Map.of("city", "Oslo", "tags", List.of("a", row));
        };
    }

    private static Answer profile(ToKernel.ProfileTable asked) {
        List<Answer.Bin> ranges = new ArrayList<>();
        for (int bin = 0; bin < 10; bin++) {
            ranges.add(new Answer.Bin(bin * 100 + " – " + (bin + 1) * 100, String.valueOf(bin * 100),
                    String.valueOf((bin + 1) * 100), 100 + (bin * 37) % 90));
        }
        List<Answer.Bin> words = List.of(new Answer.Bin("Ann", "Ann", "Ann", 300), new Answer.Bin("Bert", "Bert",
                "Bert", 180), new Answer.Bin("Clara Maria", "Clara Maria", "Clara Maria", 90));
        return new Answer.Profile(asked.number(), ROWS, List.of(
                new Answer.ColumnProfile(0, "id", "bigint", 0, ROWS, "0", "999999", 499999.5, 288675.1, ranges),
                new Answer.ColumnProfile(1, "name", "string", 142_857, 4, "Ann", "Dmitri", null, null, words),
                new Answer.ColumnProfile(2, "price", "double", 0, 11, "0.5", "13.0", 6.75, 3.9, ranges)));
    }

    private static Answer plan(ToKernel.AskPlan asked) {
        return new Answer.Plan(asked.number(), "Sort [total DESC]\n+- Aggregate [name]\n   +- Exchange\n"
                + "      +- Aggregate [name]\n         +- Scan parquet orders",
                List.of(
                        new Answer.PlanOperator(0, "Sort", "total DESC", List.of(1), 1, 4, 1_200_000, 0),
                        new Answer.PlanOperator(1, "HashAggregate", "name; sum(price)", List.of(2), 1, 4, 8_000_000, 0),
                        new Answer.PlanOperator(2, "Exchange", "hash(name), 8 partitions", List.of(3), 1, 32,
                                2_000_000, 0),
                        new Answer.PlanOperator(3, "HashAggregate", "name; sum(price)", List.of(4), 0, 32, 61_000_000,
                                4_200_000),
                        new Answer.PlanOperator(4, "HashJoin", "orders.customer = customers.id", List.of(5, 6), 0,
                                1_000_000, 120_000_000, 0),
                        new Answer.PlanOperator(5, "Scan", "parquet orders; price > 3", List.of(), 0, 1_000_000,
                                210_000_000, 0),
                        new Answer.PlanOperator(6, "Scan", "csv customers", List.of(), 0, 1_200, 9_000_000, 0)));
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
    public void close() {
        thread.shutdownNow();
    }
}
