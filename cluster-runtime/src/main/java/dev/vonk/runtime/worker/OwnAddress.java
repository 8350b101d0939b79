package dev.vonk.runtime.worker;

import dev.vonk.runtime.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/// By which addresses others reach this machine.
public final class OwnAddress {
    private static final String LOOPBACK = "127.0.0.1";

    private OwnAddress() {
    }

    /// The address of the interface that leads to `host`. Sends nothing.
    public static String towards(String host, int port) {
        try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port));
            var own = socket.getLocalAddress();
            return own.isAnyLocalAddress() ? LOOPBACK : text(own);
        } catch (UnknownHostException e) {
            throw new DataException("HOST_UNKNOWN", "This machine does not know the name " + host
                    + ". Write the pool's address in its place, or start the pool with another --advertise.", e);
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("NO_WAY_TO_HOST", "No network leads from here to " + host + ": " + e.getMessage()
                    + ". Say with --bind on which address this worker listens.", e);
        }
    }

    /// An address by which other machines may reach this one: IPv4 first; loopback where there is no network.
    public static String beyondThisMachine() {
        try {
            var found = NetworkInterface.networkInterfaces().filter(OwnAddress::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .min((a, b) -> Boolean.compare(b instanceof Inet4Address, a instanceof Inet4Address));
            return found.map(OwnAddress::text).orElse(LOOPBACK);
        } catch (SocketException e) {
            throw new DataException("NO_NETWORK", "The addresses of this machine cannot be listed: " + e.getMessage()
                    + ". Name one with --advertise.", e);
        }
    }

    private static boolean isUp(NetworkInterface each) {
        try {
            return each.isUp();
        } catch (SocketException goneMeanwhile) {
            return false;
        }
    }

    /// Whether `host` means this machine to itself alone.
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /// Whether `host` stands for all addresses of a machine.
    public static boolean isAny(String host) {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /// Whether an address is one of this machine's.
    public static boolean isHere(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            return parsed.isLoopbackAddress() || NetworkInterface.getByInetAddress(parsed) != null;
        } catch (IllegalArgumentException | SocketException notAnAddress) {
            return false;
        }
    }

    /// Without the name of the interface, which means nothing elsewhere.
    private static String text(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
