package dev.vonk.notebook.output.chart;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/// An image as a PNG file, eight bits a colour, with transparency. JavaFX has no writer of its own, and the one of the
/// desktop module would bring a second toolkit.
///
///     signature, IHDR (size and kind), IDAT (rows, each behind a 0, deflated), IEND
///     a part: length, name, bytes, checksum of name and bytes
final class PngBytes {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private PngBytes() {}

    static byte[] of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        byte[] head = ByteBuffer.allocate(13).putInt(width).putInt(height)
                .put(new byte[]{8, 6, 0, 0, 0}).array();
        part(out, "IHDR", head);
        part(out, "IDAT", deflated(rows(image.getPixelReader(), width, height)));
        part(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] rows(PixelReader pixels, int width, int height) {
        ByteBuffer rows = ByteBuffer.allocate(height * (1 + 4 * width));
        for (int y = 0; y < height; y++) {
            rows.put((byte) 0);
            for (int x = 0; x < width; x++) {
                int pixel = pixels.getArgb(x, y);
                rows.putInt(pixel << 8 | pixel >>> 24);
            }
        }
        return rows.array();
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] piece = new byte[8192];
            while (!deflater.finished()) {
                out.write(piece, 0, deflater.deflate(piece));
            }
        }
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, String name, byte[] bytes) {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(letters);
        checksum.update(bytes);
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.writeBytes(letters);
        out.writeBytes(bytes);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
