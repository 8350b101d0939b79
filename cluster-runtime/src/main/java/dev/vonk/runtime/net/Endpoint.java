package dev.vonk.runtime.net;

/// Where a listener is.
///
/// @param host a name or an address; IPv6 without brackets
/// @param fingerprint SHA-256 of the listener's certificate in hex; empty where it speaks plain TCP
public record Endpoint(String host, int port, String fingerprint) {
    @Override
    public String toString() {
        return hostAndPort(host, port);
    }

    static String hostAndPort(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
