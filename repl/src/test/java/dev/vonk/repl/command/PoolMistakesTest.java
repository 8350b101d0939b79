package dev.vonk.repl.command;

import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.net.Secret;
import dev.vonk.runtime.pool.PoolOptions;
import dev.vonk.runtime.pool.PoolServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/// What is said to those who cannot get into a pool.
class PoolMistakesTest {
    @TempDir
    private Path folder;

    @Test
    void noJoinFile() {
        assertMistake(
                "[JOIN_FILE_MISSING] There is no file FOLDER/none.join. Start the pool first, or copy its join file "
                        + "to here.",
                "worker", "--join", folder.resolve("none.join").toString());
    }

    @Test
    void noJoinStringForASession() {
        assertMistake(
                "[JOIN_STRING_MISSING] To enter the pool at 127.0.0.1:1 its join string is needed. Copy the file that "
                        + "`vonk pool` wrote to HOME/.vonk/pools/127.0.0.1-1.join, or name it with the setting vonk.pool.join or "
                        + "the environment variable VONK_JOIN_FILE.",
                "repl", "--master", "vonk://127.0.0.1:1");
    }

    @Test
    void noJoinStringInTheEnvironment() {
        assertMistake(
                "[JOIN_STRING_MISSING] The environment variable VONK_JOIN is to hold the pool's join string and is "
                        + "not set. Set it to the line in the file that `vonk pool` wrote.",
                "worker", "--join-env");
    }

    @Test
    void aJoinStringAmongTheArguments() {
        var secret = Secret.random();
        var bench = new Bench();
        assertEquals(2, bench.vonk("worker", "--join", new JoinString("127.0.0.1", 7077, "", secret).text()));
        assertEquals(
                "vonk: --join needs the file that holds the join string, never the string itself: every user of this "
                        + "machine can read the arguments of a command. Start the pool anew, since its secret is known now.\n",
                bench.err());
        assertFalse(bench.err().contains(secret.reveal()));
    }

    @Test
    void aJoinFileThatOthersCanRead() throws IOException {
        var file = join("127.0.0.1", 7077, Secret.random());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertMistake(
                "[JOIN_FILE_NOT_PRIVATE] FOLDER/pool.join holds the pool's secret and other users can reach it. Run: "
                        + "chmod 600 FOLDER/pool.join",
                "worker", "--join", file.toString());
    }

    @Test
    void aWrongSecret() {
        try (var pool = PoolServer
                .start(PoolOptions.local(0, 1, 64 << 20, folder.resolve("work")).withJoinFile(folder.resolve("right"),
                        false))) {
            var file = join("127.0.0.1", pool.join().port(), Secret.random());
            var bench = new Bench();
            assertEquals(2, bench.reading("1\n").vonk("repl", "--master", "vonk:" + file));
            assertStarts("vonk: [POOL_NOT_REACHED] The pool at 127.0.0.1:" + pool.join().port()
                    + " cannot be used: [CONNECTION_WRONG_SECRET]", bench.err());
        }
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var file = join("127.0.0.1", port, Secret.random());
        var bench = new Bench();
        assertEquals(2, bench.reading("1\n").vonk("repl", "--master", "vonk:" + file));
        assertStarts("vonk: [POOL_NOT_REACHED] The pool at 127.0.0.1:" + port
                + " cannot be used: [CONNECTION_NOT_REACHED]", bench.err());
        assertEquals(1, bench.err().lines().count(), bench::err);
    }

    @Test
    void anAddressOfAnotherMachine() {
        var bench = new Bench();
        assertEquals(2, bench.vonk("pool", "--bind", "192.0.2.1", "--insecure", "--join-file",
                folder.resolve("pool.join").toString(), "--dir", folder.toString()));
        assertStarts("Warning: --insecure means plain TCP.", bench.err());
        assertStarts("vonk: [CANNOT_LISTEN] Nothing can listen on 192.0.2.1:7077", bench.err().lines().skip(1)
                .findFirst().orElse(""));
        assertFalse(Files.exists(folder.resolve("pool.join")));
    }

    @Test
    void optionsThatDoNotFit() {
        assertMistake("--workers is -1; it must be a number from 0 to 1000.", "pool", "--workers", "-1");
        assertMistake("--keep-join needs --join-file: the file that is kept.", "pool", "--keep-join");
        assertMistake("--tls-store needs the file's password in the environment variable VONK_TLS_PASSWORD.", "pool",
                "--tls-store", "pool.p12");
        var bench = new Bench();
        assertEquals(2, bench.vonk("pool", "--memory", "lots"));
        assertStarts(
                "vonk: Invalid value for option '--memory': 'lots' is no amount of memory; write one such as 512m or "
                        + "2g.",
                bench.err());
    }

    private Path join(String host, int port, Secret secret) {
        var file = folder.resolve("pool.join");
        new JoinString(host, port, "", secret).write(file);
        return file;
    }

    private void assertMistake(String expected, String... arguments) {
        var bench = new Bench();
        assertEquals(2, bench.reading("1\n").vonk(arguments));
        assertEquals("vonk: " + expected + "\n", bench.err().replace(folder.toString(), "FOLDER")
                .replace(System.getProperty("user.home"), "HOME"));
    }

    private static void assertStarts(String expected, String text) {
        assertEquals(expected, text.substring(0, Math.min(expected.length(), text.length())));
    }
}
