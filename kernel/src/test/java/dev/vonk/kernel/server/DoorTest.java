package dev.vonk.kernel.server;

import dev.vonk.kernel.cell.CellSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What strangers send to a kernel's port.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DoorTest {
    private static final String PATH = "/kernel/1?front=0123456789abcdef";
    private static final int NOT_UNDERSTOOD = 4002;
    private static Kernel kernel;
    private static KernelServer server;

    @BeforeAll
    static void start() {
        kernel = Kernel.start(KernelSettings.standard(CellSettings.standard()));
        server = KernelServer.start(kernel, ServerLimits.standard(), () -> {});
    }

    @AfterAll
    static void end() {
        server.close();
        kernel.close();
    }

    private static String here() {
        return "Host: 127.0.0.1:" + server.port();
    }

    private static String token() {
        return "Authorization: Bearer " + server.token().text();
    }

    @Test
    void whoKnowsTheTokenIsLetIn() throws IOException {
        assertEquals(101, upgrade(PATH, here(), token()));
        assertEquals(101, upgrade(PATH + "&after=7", "Host: localhost:" + server.port(), token()));
    }

    @Test
    void aWrongOrMissingTokenIsRefused() throws IOException {
        String right = server.token().text();
        assertEquals(401, upgrade(PATH, here()));
        for (String wrong : List.of("", "Bearer", "Bearer ", "Bearer " + right.substring(1), "Bearer " + right + "x",
                "Basic " + right, right)) {
            assertEquals(401, upgrade(PATH, here(), "Authorization: " + wrong), wrong);
        }
        assertEquals(401, upgrade(PATH + "&token=" + right, here()));
        assertEquals(401, upgrade(PATH, here(), "Cookie: none=; token=" + right));
    }

    @Test
    void aPageOfAnotherSiteIsRefusedEvenWithTheToken() throws IOException {
        for (String origin : List.of("http://evil.example", "null", "http://127.0.0.1:1", "https://localhost",
                "http://127.0.0.1.evil.example:" + server.port())) {
            assertEquals(403, upgrade(PATH, here(), token(), "Origin: " + origin), origin);
        }
        assertEquals(403, upgrade(PATH, here(), token(), "Sec-Fetch-Site: cross-site"));
    }

    @Test
    void anotherNameForThisMachineIsRefusedEvenWithTheToken() throws IOException {
        for (String host : List.of("evil.example", "127.0.0.1.evil.example", "evil.example:" + server.port())) {
            assertEquals(403, upgrade(PATH, "Host: " + host, token()), host);
        }
    }

    @Test
    void otherAddressesLeadNowhere() throws IOException {
        for (String path : List.of("/", "/kernel/2?front=0123456789abcdef", "/kernel/1", "/kernel/1?front=short",
                PATH + "&after=-1", PATH + "&after=99999999999999999999", "/kernel/1/../1?front=0123456789abcdef")) {
            assertEquals(404, upgrade(path, here(), token()), path);
        }
    }

    @Test
    void whatIsNoWebSocketIsAnsweredWithoutContent() throws IOException {
        assertEquals(401, status(send("GET " + PATH + " HTTP/1.1\r\n" + here() + "\r\n\r\n")));
        assertEquals(426, status(send("GET " + PATH + " HTTP/1.1\r\n" + here() + "\r\n" + token() + "\r\n\r\n")));
    }

    @Test
    void itListensOnThisMachineAlone() {
        var elsewhere = new InetSocketAddress("127.0.0.2", server.port());
        assertThrows(IOException.class, () -> {
            try (var socket = new Socket()) {
                socket.connect(elsewhere, 2_000);
            }
        });
    }

    @Test
    void nonsenseClosesTheConnectionAndTheKernelGoesOn() throws IOException {
        var random = new Random(4);
        for (String text : List.of("", "nonsense", "{}", "{\"number\":1,\"received\":0,\"message\":{\"kind\":\"No\"}}",
                "[".repeat(50_000), "x".repeat(100_000))) {
            assertEquals(NOT_UNDERSTOOD, closeCodeAfter(frame(1, text.getBytes(StandardCharsets.UTF_8), random)), text);
        }
        assertEquals(NOT_UNDERSTOOD, closeCodeAfter(frame(2, new byte[]{1, 2, 3}, random)));
        assertEquals(101, upgrade(PATH, here(), token()));
    }

    @Test
    void aMessageBeyondAllSizeIsNotRead() throws IOException {
        // Says that 2^40 bytes follow.
        assertTrue(closeCodeAfter(new byte[]{(byte) 0x81, (byte) 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4}) != 0);
    }

    private static int upgrade(String path, String... headers) throws IOException {
        return status(send(request(path, headers)));
    }

    private static String request(String path, String... headers) {
        return "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    private static String send(String request) throws IOException {
        try (var socket = connected()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return head(socket);
        }
    }

    private static Socket connected() throws IOException {
        var socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String head(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int status(String head) {
        return Integer.parseInt(head.split(" ")[1]);
    }

    /// The number in the close frame that comes after the greeting; -1 where the connection breaks without one.
    private static int closeCodeAfter(byte[] frame) throws IOException {
        try (var socket = connected()) {
            socket.getOutputStream().write(request(PATH, here(), token()).getBytes(StandardCharsets.UTF_8));
            assertEquals(101, status(head(socket)));
            socket.getOutputStream().write(frame);
            var in = socket.getInputStream();
            while (true) {
                int first = in.read();
                if (first < 0) {
                    return -1;
                }
                int length = in.read();
                length = length == 126 ? in.read() << 8 | in.read() : length;
                byte[] content = in.readNBytes(length);
                if ((first & 0xf) == 8) {
                    return (content[0] & 0xff) << 8 | content[1] & 0xff;
                }
            }
        }
    }

    private static byte[] frame(int kind, byte[] content, Random random) {
        var frame = new ByteArrayOutputStream();
        frame.write(0x80 | kind);
        int bytes = lengthBytes(content.length);
        frame.write(0x80 | switch (bytes) {
            case 0 -> content.length;
            case 2 -> 126;
            default -> 127;
        });
        for (int shift = 8 * bytes - 8; shift >= 0; shift -= 8) {
            frame.write((int) ((long) content.length >> shift));
        }
        byte[] mask = new byte[4];
        random.nextBytes(mask);
        frame.writeBytes(mask);
        for (int i = 0; i < content.length; i++) {
            frame.write(content[i] ^ mask[i % 4]);
        }
        return frame.toByteArray();
    }

    /// A length is to be written as short as possible; what is not is refused.
    private static int lengthBytes(int length) {
        if (length < 126) {
            return 0;
        }
        return length < 65_536 ? 2 : 8;
    }
}
