package dev.vonk.runtime.pool;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.net.Liveness;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.net.Secret;
import dev.vonk.runtime.net.TlsIdentity;
import dev.vonk.runtime.worker.OwnAddress;
import dev.vonk.runtime.worker.WorkFolder;
import dev.vonk.runtime.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `vonk pool` runs: a registry that others may join, with worker processes of its own. Its join string lies in a
/// file as long as it lives.
public final class PoolServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final PoolOptions options;
    private final WorkFolder folder;
    private final Network network;
    private final Registry registry;
    private final WorkerProcesses processes;
    private final Path joinFile;

    private PoolServer(PoolOptions options, WorkFolder folder, Network network, Registry registry,
            WorkerProcesses processes, Path joinFile) {
        this.options = options;
        this.folder = folder;
        this.network = network;
        this.registry = registry;
        this.processes = processes;
        this.joinFile = joinFile;
    }

    /// Starts a registry and writes its join string; workers are started by [#startWorkers].
    ///
    /// @throws DataException where it cannot listen there, or a file cannot be used
    public static PoolServer start(PoolOptions options) {
        var identity = identity(options);
        var secret = secret(options, identity);
        var folder = WorkFolder.make(options.folder());
        var network = Network.start(Liveness.DEFAULT, 1);
        try {
            var ends = new Obituaries();
            var registry = new Registry(network, new RegistrySettings(options.bindHost(), advertised(options),
                    options.port(), secret, identity, options.insecure()), ends);
            var join = registry.join();
            var processes = ends.of(new WorkerProcesses(fromHere(join, options.bindHost()),
                    workerOptions(options, folder.path()), folder.path()));
            var file = options.joinFile() == null ? JoinFiles.usual(join.endpoint().toString()) : options.joinFile();
            makeFolderFor(file);
            join.write(file);
            return new PoolServer(options, folder, network, registry, processes, file);
        } catch (RuntimeException e) {
            network.close();
            folder.close();
            throw e;
        }
    }

    private static @Nullable TlsIdentity identity(PoolOptions options) {
        if (options.identity() != null || options.insecure() || OwnAddress.isLoopback(options.bindHost())) {
            return options.identity();
        }
        return TlsIdentity.selfSigned();
    }

    /// The one that was given, or is in the file to be kept; else a new one.
    private static Secret secret(PoolOptions options, @Nullable TlsIdentity identity) {
        var file = options.joinFile();
        var known = options.given() == null && options.keepJoin() && file != null && Files.exists(file)
                ? JoinString.read(file)
                : options.given();
        if (known == null) {
            return Secret.random();
        }
        if (!known.fingerprint().equals(identity == null ? "" : identity.fingerprint())) {
            throw new DataException("JOIN_STRING_OTHER_CERTIFICATE", "The join string at hand names "
                    + (known.fingerprint().isEmpty() ? "no certificate" : "another certificate")
                    + " than this pool shows, so nobody could join with it. Give the pool the same key each time "
                    + "with --tls-store, or let it make a new join string.");
        }
        return known.secret();
    }

    private static String advertised(PoolOptions options) {
        if (!options.advertisedHost().isEmpty()) {
            return options.advertisedHost();
        }
        return OwnAddress.isAny(options.bindHost()) ? OwnAddress.beyondThisMachine() : options.bindHost();
    }

    /// How the workers on this machine reach the registry, whatever others must do.
    private static JoinString fromHere(JoinString join, String bindHost) {
        return new JoinString(OwnAddress.isAny(bindHost) ? LOOPBACK : bindHost, join.port(), join.fingerprint(),
                join.secret());
    }

    private static WorkerOptions workerOptions(PoolOptions options, Path folder) {
        return WorkerOptions.local(options.slots(), WorkerOptions.shareOf(options.heap()), folder)
                .at(options.bindHost(), advertised(options), options.insecure());
    }

    private static void makeFolderFor(Path file) {
        var parent = file.toAbsolutePath().getParent();
        try {
            if (parent != null && !Files.isDirectory(parent)) {
                Files.createDirectories(parent, ownerOnly());
            }
        } catch (IOException e) {
            throw new DataException("JOIN_FILE_NOT_WRITTEN", "The folder " + parent + " cannot be made: "
                    + e.getMessage() + ". Name another file with --join-file.", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }

    /// Starts the workers, each again when it dies.
    public void startWorkers() {
        processes.start(options.workers());
    }

    /// Tells `listener` of the workers that are there, and of those that come and go.
    public void listen(PoolListener listener) {
        registry.listen(listener);
    }

    /// What lets workers and sessions in.
    public JoinString join() {
        return registry.join();
    }

    /// Where the join string lies.
    public Path joinFile() {
        return joinFile;
    }

    /// Where its files and those of its workers are, what they print among them.
    public Path folder() {
        return folder.path();
    }

    /// The workers that have joined.
    public List<PoolMember> members() {
        return registry.members();
    }

    /// The numbers of the worker processes that live.
    public List<Long> processes() {
        return processes.alive();
    }

    /// Ends the workers, and removes the join string and all files.
    @Override
    public void close() {
        try {
            processes.close();
            registry.close();
            network.close();
        } finally {
            removeJoinFile();
            folder.close();
        }
    }

    /// Not where another pool has written its own there.
    private void removeJoinFile() {
        try {
            if (!options.keepJoin() && Files.exists(joinFile)
                    && Files.readString(joinFile).strip().equals(join().text())) {
                Files.delete(joinFile);
            }
        } catch (IOException e) {
            throw new DataException("JOIN_FILE_NOT_REMOVED", joinFile + " cannot be removed: " + e.getMessage()
                    + ". Remove it by hand; what it says is worth nothing any more.", e);
        }
    }
}
