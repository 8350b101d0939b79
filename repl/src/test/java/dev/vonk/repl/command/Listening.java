package dev.vonk.repl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// At which addresses a process of this machine listens, as Linux tells it.
final class Listening {
    private static final String LISTEN = "0A";
    private static final Set<String> LOOPBACK = Set.of("0100007F", "0000000000000000FFFF00000100007F");

    private Listening() {
    }

    /// `loopback:PORT`, or the address in hex where it is another.
    static List<String> of(long process) throws IOException {
        var sockets = sockets(process);
        var all = new ArrayList<String>();
        for (var table : List.of("tcp", "tcp6")) {
            for (var line : Files.readAllLines(Path.of("/proc/" + process + "/net/" + table))) {
                var fields = line.strip().split("\\s+");
                if (fields[3].equals(LISTEN) && sockets.contains("socket:[" + fields[9] + "]")) {
                    var address = fields[1].split(":");
                    all.add((LOOPBACK.contains(address[0]) ? "loopback" : address[0]) + ":"
                            + Integer.parseInt(address[1], 16));
                }
            }
        }
        return all;
    }

    private static Set<String> sockets(long process) throws IOException {
        var sockets = new HashSet<String>();
        try (var files = Files.newDirectoryStream(Path.of("/proc/" + process + "/fd"))) {
            for (var file : files) {
                try {
                    sockets.add(Files.readSymbolicLink(file).toString());
                } catch (IOException closedMeanwhile) {
                    // not one that listens
                }
            }
        }
        return sockets;
    }
}
