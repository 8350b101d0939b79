package dev.vonk.kernel.client;

import dev.vonk.kernel.protocol.CellEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A front end of its own process, to be killed: starts a kernel that prints its process number and never ends, and tells
/// that number.
final class Owner {
    private Owner() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        var kernel = new KernelClient(KernelProcess.start(new KernelLaunch(home, Optional.of("local[1]"), Map.of(),
                List.of("-Xmx300m", "-XX:TieredStopAtLevel=1", "-Duser.home=" + home))));
        var _ = kernel.execute("1", "System.out.println(ProcessHandle.current().pid());\n"
                + "java.util.stream.LongStream.iterate(0, i -> i).filter(i -> i > 0).findAny()", event -> {
                    if (event instanceof CellEvent.Output output) {
                        System.out.println("kernel " + output.text().strip());
                    }
                });
        new CountDownLatch(1).await();
    }
}
