package dev.vonk.kernel.status;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Serves the pages to programs of this machine. Its threads are daemons.
public final class StatusServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int WAIT_SECONDS = 10;
    private static final int IDLE_SECONDS = 60;

    private final Vertx vertx;
    private final Token token = Token.random();
    private final Routes routes;
    private volatile @Nullable Access access;
    private volatile int port;

    private StatusServer(StatusSource source) {
        this.routes = new Routes(source);
        this.vertx = LocalVertx.start();
    }

    /// The pages over a log.
    ///
    /// @param port 0 for any that is free
    public static StatusServer ofLog(EventLogReader.Log log, int port) {
        return start(StatusSource.ofLog(log), port);
    }

    static StatusServer start(StatusSource source, int port) {
        var server = new StatusServer(source);
        try {
            server.listen(port);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void listen(int wanted) {
        var options = new HttpServerOptions().setIdleTimeout(IDLE_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setHttp2ClearTextEnabled(false);
        HttpServer server = vertx.createHttpServer(options).requestHandler(this::handle);
        try {
            server.listen(wanted, HOST).toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new StatusException("STATUS_PORT", "The status page cannot be served at port " + wanted + ": "
                    + Objects.requireNonNull(e.getCause()).getMessage()
                    + ". Choose another port (spark.ui.port, or --port), or 0 for any that is free.", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the status page did not start in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the status page started", e);
        }
        port = server.actualPort();
        access = new Access(token, "vonk-status-" + port);
    }

    /// The address with the token, for a browser.
    public String url() {
        return "http://" + HOST + ":" + port + "/?token=" + token.text();
    }

    private void handle(HttpServerRequest request) {
        var rules = access;
        if (rules == null) {
            send(request, Answer.text(503, "Not ready yet."));
            return;
        }
        switch (rules.judge(asked(request))) {
            case WELCOME -> send(request, answer(request.path()));
            case ENTER -> enter(request, rules);
            case WRONG_METHOD -> {
                request.response().putHeader("Allow", "GET");
                send(request, Answer.text(405, "These pages can be read only."));
            }
            case WRONG_HOST -> send(request, Answer.text(403, "Ask for 127.0.0.1 or localhost."));
            case FOREIGN -> send(request, Answer.text(403, "Other sites may not ask here."));
            case UNKNOWN -> send(request, Answer.text(401,
                    "Open the address that the session gives: spark.uiWebUrl()."));
        }
    }

    private static Access.Request asked(HttpServerRequest request) {
        return new Access.Request(request.method().name(), header(request, "Host"), header(request, "Origin"),
                header(request, "Sec-Fetch-Site"), header(request, "Sec-Fetch-Mode"), header(request, "Cookie"),
                header(request, "Authorization"), Objects.requireNonNullElse(request.getParam("token"), ""));
    }

    /// All values of a header, so that none hides behind another.
    private static String header(HttpServerRequest request, String name) {
        return String.join(";", request.headers().getAll(name));
    }

    private void enter(HttpServerRequest request, Access rules) {
        request.response().putHeader("Set-Cookie",
                rules.cookie() + "=" + token.text() + "; Path=/; HttpOnly; SameSite=Strict");
        send(request, Answer.html(Page.entrance()));
    }

    private Answer answer(String path) {
        try {
            return routes.answer(path);
        } catch (RuntimeException e) {
            e.printStackTrace();
            return Answer.text(500, "Internal error: " + e);
        }
    }

    private static void send(HttpServerRequest request, Answer answer) {
        request.response().setStatusCode(answer.status()).putHeader("Content-Type", answer.type())
                .putHeader("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; "
                        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff").putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin").putHeader("Cache-Control", "no-store")
                .end(answer.body());
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the status page did not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
