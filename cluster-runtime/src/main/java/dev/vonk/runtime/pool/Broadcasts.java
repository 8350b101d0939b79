package dev.vonk.runtime.pool;

import dev.vonk.runtime.code.classes.CodePacker;
import dev.vonk.runtime.code.classes.PackedCode;
import dev.vonk.runtime.protocol.ToDriver;
import dev.vonk.runtime.protocol.ToWorker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The values of a driver's broadcasts: packed once, sent to the workers that [BroadcastHolders] says.
final class Broadcasts {
    private final CodePacker packer;
    private final Function<String, @Nullable RemoteWorker> workers;
    private final Map<Long, Shared> shared = new ConcurrentHashMap<>();
    private final Map<Long, String> destroyed = new ConcurrentHashMap<>();

    private record Shared(PackedCode code, BroadcastHolders holders) {}

    Broadcasts(CodePacker packer, Function<String, @Nullable RemoteWorker> workers) {
        this.packer = packer;
        this.workers = workers;
    }

    /// @throws dev.vonk.runtime.data.DataException where the value cannot travel
    void share(long broadcast, Object value) {
        shared.put(broadcast, new Shared(packer.pack(value), new BroadcastHolders()));
    }

    void unshare(long broadcast, @Nullable String place) {
        if (place != null) {
            destroyed.putIfAbsent(broadcast, place);
        }
        var known = place == null ? shared.get(broadcast) : shared.remove(broadcast);
        if (known == null) {
            return;
        }
        synchronized (known) {
            known.holders.dropped();
            if (place != null) {
                known.holders.ended().forEach(ask -> {
                    var worker = workers.apply(ask.worker());
                    if (worker != null) {
                        worker.send(new ToWorker.BroadcastGone(ask.request(), place));
                    }
                });
            }
        }
    }

    void wanted(RemoteWorker worker, ToDriver.BroadcastWanted wanted) {
        var known = shared.get(wanted.broadcast());
        if (known == null) {
            worker.send(new ToWorker.BroadcastGone(wanted.request(),
                    destroyed.getOrDefault(wanted.broadcast(), "a place unknown")));
            return;
        }
        var ask = new BroadcastHolders.Ask(worker.name(), wanted.request());
        synchronized (known) {
            answer(known, known.holders.asked(ask, wanted.failed()));
        }
    }

    void came(RemoteWorker worker, ToDriver.BroadcastCame came) {
        var known = shared.get(came.broadcast());
        if (known != null) {
            synchronized (known) {
                answer(known, known.holders.came(worker.name(), came.held()));
            }
        }
    }

    void lost(String worker) {
        shared.values().forEach(known -> {
            synchronized (known) {
                answer(known, known.holders.lost(worker));
            }
        });
    }

    private void answer(Shared known, List<BroadcastHolders.Answer> answers) {
        for (var answer : answers) {
            var worker = workers.apply(answer.ask().worker());
            if (worker != null) {
                var code = known.code;
                worker.send(new ToWorker.BroadcastAt(answer.ask().request(), answer.holder(), code.bytes().length,
                        code.statics().length, code.environment()));
                if (answer.holder().isEmpty()) {
                    Thread.ofVirtual().name("vonk-broadcast")
                            .start(() -> worker.sendPieces(answer.ask().request(), code));
                }
            }
        }
    }
}
