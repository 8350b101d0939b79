package dev.vonk.kernel.server;

import dev.vonk.kernel.status.Access;
import dev.vonk.kernel.status.Token;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who may open a connection to a kernel: programs that know the token and ask for this machine by its own name.
///
/// The address is `/kernel/1?front=<id>&after=<number>`: the version of the protocol, a name that the front end made up
/// for itself at random, and the last message it has seen.
final class Door {
    private static final Pattern ADDRESS = Pattern
            .compile("/kernel/1\\?front=(?<id>[A-Za-z0-9_-]{16,64})(&after=(?<after>[0-9]{1,18}))?");

    private final Access access;

    Door(Token token) {
        this.access = new Access(token, "none");
    }

    /// @param id the front end's name for itself
    /// @param after the last message it has seen; empty where it has seen none
    record Caller(String id, Optional<Long> after) {}

    /// Who calls; empty where the address is none of a front end of this version.
    static Optional<Caller> caller(String address) {
        Matcher parts = ADDRESS.matcher(address);
        return parts.matches()
                ? Optional.of(new Caller(parts.group("id"), Optional.ofNullable(parts.group("after"))
                        .map(Long::valueOf)))
                : Optional.empty();
    }

    void judge(ServerWebSocketHandshake handshake) {
        int status = status(handshake.headers(), handshake.uri());
        var _ = status == 200 ? handshake.accept() : handshake.reject(status);
    }

    /// Answers what is no WebSocket.
    void refuse(HttpServerRequest request) {
        int status = status(request.headers(), request.uri());
        var _ = request.response().setStatusCode(status == 200 ? 426 : status).end();
    }

    private int status(MultiMap headers, @Nullable String address) {
        var request = new Access.Request("GET", header(headers, "Host"), header(headers, "Origin"),
                header(headers, "Sec-Fetch-Site"), header(headers, "Sec-Fetch-Mode"), "",
                header(headers, "Authorization"), "");
        return switch (access.judge(request)) {
            case WELCOME -> caller(Objects.requireNonNullElse(address, "")).isPresent() ? 200 : 404;
            case WRONG_HOST, FOREIGN -> 403;
            case WRONG_METHOD -> 405;
            case UNKNOWN, ENTER -> 401;
        };
    }

    /// All values of a header, so that none hides behind another.
    private static String header(MultiMap headers, String name) {
        return String.join(";", headers.getAll(name));
    }
}
