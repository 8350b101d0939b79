package dev.vonk.runtime.net;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// A peer that speaks byte by byte what a test wants, over a plain socket.
final class RawPeer implements AutoCloseable {
    private static final int READ_DEADLINE_MILLIS = 30_000;
    final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    static RawPeer to(int port) throws IOException {
        Socket socket = new Socket();
        // Small, so that a peer that does not read is felt soon.
        socket.setReceiveBufferSize(64 << 10);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
        return of(socket);
    }

    static RawPeer of(Socket socket) throws IOException {
        socket.setSoTimeout(READ_DEADLINE_MILLIS);
        return new RawPeer(socket);
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void frame(int type, byte[]... parts) throws IOException {
        byte[] payload = Handshake.join(parts);
        send(Handshake.join(Frame.header(type, payload.length), payload));
    }

    byte[] read(int type) throws IOException {
        int length = in.readInt();
        int got = in.readUnsignedByte();
        byte[] payload = in.readNBytes(length);
        if (got != type) {
            throw new IOException("frame of type " + got + ", expected " + type);
        }
        return payload;
    }

    /// Reads a frame, throws its payload away and returns its type.
    int readAny() throws IOException {
        int length = in.readInt();
        int type = in.readUnsignedByte();
        in.skipNBytes(length);
        return type;
    }

    byte[] hello(byte[] nonce) throws IOException {
        frame(Frame.HELLO, new byte[]{Handshake.VERSION}, nonce);
        return read(Frame.CHALLENGE);
    }

    /// The whole handshake, as an honest caller does it.
    void authenticate(Secret secret, String introduction) throws IOException {
        byte[] nonce = Secret.randomBytes();
        byte[] serverNonce = Handshake.slice(hello(nonce), 1, 1 + Handshake.NONCE);
        byte[] self = introduction.getBytes(StandardCharsets.UTF_8);
        frame(
                Frame.PROOF, Handshake.clientProof(secret, nonce, serverNonce, self, Handshake.NO_CHANNEL), self);
        read(Frame.ACCEPTED);
    }

    /// Reads to the end of the connection. Returns the milliseconds that took.
    long awaitClosed() throws IOException {
        long start = System.nanoTime();
        try {
            while (in.read() >= 0) {
                // What the other side still has to say does not matter here.
            }
        } catch (EOFException | SocketException gone) {
            // Reset: closed as well.
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
