package dev.vonk.runtime.pool;

import dev.vonk.runtime.net.ConnectionRefused;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.net.Secret;
import dev.vonk.runtime.protocol.Introduction;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Connects a driver to the workers that the registry names, and again where a connection broke and the worker is still
/// there: as another worker, `w2.1` after `w2`, since what it held for this driver is gone.
final class Dialer {
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Network network;
    private final Secret secret;
    private final RemoteWorkers workers;
    private final ScheduledExecutorService timer;
    private final Map<String, Member> members = new HashMap<>();

    /// A worker that the registry names.
    private static final class Member {
        private final PoolMember member;
        private int connections;
        private int failures;

        Member(PoolMember member) {
            this.member = member;
        }

        /// The name under which the driver knows its next connection.
        String nextName() {
            int number = connections++;
            return number == 0 ? member.name() : member.name() + "." + number;
        }
    }

    Dialer(Network network, Secret secret, RemoteWorkers workers, ScheduledExecutorService timer) {
        this.network = network;
        this.secret = secret;
        this.workers = workers;
        this.timer = timer;
    }

    /// The registry has a worker.
    void up(PoolMember named) {
        var member = new Member(named);
        synchronized (members) {
            members.put(named.name(), member);
        }
        dialSoon(member);
    }

    /// The registry has it no more.
    void down(String worker) {
        synchronized (members) {
            members.remove(worker);
        }
    }

    /// The connection to a worker broke: it is dialled again if it is still there.
    void again(RemoteWorker broken) {
        Member member;
        synchronized (members) {
            member = members.get(broken.member().name());
        }
        if (member != null) {
            later(member);
        }
    }

    private void later(Member member) {
        long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(6, member.failures++));
        try {
            var _ = timer.schedule(() -> dialSoon(member), pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // Nobody wants workers any more.
        }
    }

    private void dialSoon(Member member) {
        Thread.ofVirtual().name("vonk-dial").start(() -> dial(member));
    }

    private boolean isNamed(Member member) {
        synchronized (members) {
            return members.get(member.member.name()) == member;
        }
    }

    private void dial(Member member) {
        if (!isNamed(member)) {
            return;
        }
        var worker = new RemoteWorker(member.member, member.nextName(), workers);
        String refused = connect(worker);
        if (refused == null) {
            member.failures = 0;
            workers.connected(worker);
        } else if (isNamed(member)) {
            workers.unreachable(worker, refused);
            later(member);
        }
    }

    private @Nullable String connect(RemoteWorker worker) {
        try {
            worker.connected(network.connect(worker.member().endpoint(), secret,
                    Introduction.of(Introduction.Role.DRIVER).bytes(), worker));
            return null;
        } catch (ConnectionRefused e) {
            return String.valueOf(e.getMessage());
        }
    }
}
