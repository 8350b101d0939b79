package dev.vonk.kernel.client;

import dev.vonk.kernel.server.AddressFile;
import java.nio.file.Path;

/// Where a kernel listens and what it wants to hear.
///
/// @param token whoever has it may run code as the kernel's user; it is never printed
/// @param pid the kernel's process on its machine; 0 where that is not known
public record KernelAddress(String host, int port, String token, long pid) {

    public KernelAddress(String host, int port, String token) {
        this(host, port, token, 0);
    }

    /// The address in a file that a kernel has written.
    ///
    /// @throws dev.vonk.runtime.data.DataException where there is none that can be used; the message is for users
    public static KernelAddress read(Path file) {
        return of(AddressFile.read(file));
    }

    static KernelAddress of(AddressFile file) {
        return new KernelAddress(file.host(), file.port(), file.token(), file.pid());
    }

    String hostAndPort() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return "KernelAddress(" + hostAndPort() + ", token hidden)";
    }
}
