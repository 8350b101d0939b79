package dev.vonk.kernel.status;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Asks a server for a page with exactly the lines that a test wants to send.
final class WebClient {
    private final URI address;
    private final String token;

    WebClient(String url) {
        this.address = URI.create(url);
        this.token = address.getQuery().substring("token=".length());
    }

    /// @param headers names in small letters
    record Reply(int status, Map<String, String> headers, String body) {}

    String token() {
        return token;
    }

    String host() {
        return "127.0.0.1:" + address.getPort();
    }

    String cookie() {
        return "Cookie: vonk-status-" + address.getPort() + "=" + token;
    }

    /// A page for one who has the cookie.
    Reply page(String path) throws IOException {
        return send("GET", path, "Host: " + host(), cookie());
    }

    Reply send(String method, String path, String... headers) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            var text = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            var lines = List.of(answer.substring(0, end).split("\r\n"));
            var found = new TreeMap<String, String>();
            lines.subList(1, lines.size()).forEach(line -> found.put(
                    line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                    line.substring(line.indexOf(':') + 1).strip()));
            return new Reply(Integer.parseInt(lines.getFirst().split(" ")[1]), found, answer.substring(end + 4));
        }
    }
}
