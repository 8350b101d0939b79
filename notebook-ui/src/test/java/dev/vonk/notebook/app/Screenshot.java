package dev.vonk.notebook.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;

import static org.junit.jupiter.api.Assertions.fail;

/// A picture of the documentation, which must stay true. Letters are drawn a little differently on each machine, so the
/// average colours of blocks are compared: small blocks in the mean, and each large one.
record Screenshot(String name) {
    private static final Path KEPT = Path.of("../docs/images/notebook");
    private static final Path ACTUAL = Path.of("target/pictures");
    private static final int SMALL = 8;
    private static final int LARGE = 64;
    private static final double MEAN = 4;
    private static final double WORST = 28;

    /// Fails where the picture kept is another; `-Dgolden=update` keeps this one.
    void check(BufferedImage picture) {
        Path kept = KEPT.resolve(name + ".png");
        if ("update".equals(System.getProperty("golden"))) {
            write(picture, kept);
            return;
        }
        Path actual = ACTUAL.resolve(name + ".png");
        if (!Files.exists(kept)) {
            write(picture, actual);
            fail("there is no picture " + kept + "; what is seen now is in " + actual.toAbsolutePath());
        }
        String difference = difference(read(kept), picture);
        if (!difference.isEmpty()) {
            write(picture, actual);
            fail(kept + " " + difference + "; what is seen now is in " + actual.toAbsolutePath()
                    + ". Where that is right, run with -Dgolden=update");
        }
    }

    /// How two pictures differ, in words; empty where they show the same.
    static String difference(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return "has another size";
        }
        double sum = 0;
        int blocks = 0;
        for (int top = 0; top < one.getHeight(); top += SMALL) {
            for (int left = 0; left < one.getWidth(); left += SMALL) {
                sum += distance(one, other, left, top, SMALL);
                blocks++;
            }
        }
        if (sum / blocks > MEAN) {
            return "differs by " + sum / blocks + " of 255 in the mean";
        }
        return worst(one, other);
    }

    private static String worst(BufferedImage one, BufferedImage other) {
        for (int top = 0; top < one.getHeight(); top += LARGE) {
            for (int left = 0; left < one.getWidth(); left += LARGE) {
                double distance = distance(one, other, left, top, LARGE);
                if (distance > WORST) {
                    return "differs by " + distance + " of 255 around " + left + ", " + top;
                }
            }
        }
        return "";
    }

    /// How far apart the average colours of a block are, in the mean of red, green and blue.
    private static double distance(BufferedImage one, BufferedImage other, int left, int top, int side) {
        int right = Math.min(left + side, one.getWidth());
        int bottom = Math.min(top + side, one.getHeight());
        long[] sums = new long[3];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int here = one.getRGB(x, y);
                int there = other.getRGB(x, y);
                for (int colour = 0; colour < 3; colour++) {
                    sums[colour] += (here >> 8 * colour & 0xFF) - (there >> 8 * colour & 0xFF);
                }
            }
        }
        double pixels = (double) (right - left) * (bottom - top);
        return (Math.abs(sums[0]) + Math.abs(sums[1]) + Math.abs(sums[2])) / (3 * pixels);
    }

    private static BufferedImage read(Path file) {
        try {
            return Objects.requireNonNull(ImageIO.read(file.toFile()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(BufferedImage picture, Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
