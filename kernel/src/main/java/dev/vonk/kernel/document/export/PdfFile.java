package dev.vonk.kernel.document.export;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dev.vonk.kernel.display.chart.Drawing;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/// A notebook as PDF on A4 pages: the static form of the page, with charts as lines and areas. Letters beyond Western
/// Europe need a font of the system; where none of the known ones is there, `#` stands for them.
final class PdfFile {
    private static final List<Path> FONTS = Stream.of("/usr/share/fonts/truetype/dejavu",
            "/usr/share/fonts/dejavu-sans-fonts", "/usr/share/fonts/dejavu", "/usr/share/fonts/TTF", "/Library/Fonts",
            "C:/Windows/Fonts").map(Path::of).toList();

    private PdfFile() {}

    /// @param name the title where the notebook has none
    static byte[] of(Notebook notebook, String name) {
        XRLog.setLoggingEnabled(false);
        PdfText text = PdfText.of(notebook, name);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.withHtmlContent(text.xhtml(), "about:blank");
        for (ExternalResourceControlPriority priority : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, _) -> uri.startsWith("data:"), priority);
        }
        builder.useUriResolver((_, uri) -> uri.startsWith("data:") || uri.startsWith("#") ? uri : null);
        builder.useObjectDrawerFactory(new Charts(text.charts()));
        fonts(builder);
        builder.withProducer("Vonk");
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException failed) {
            throw new NotebookException("The notebook could not be written as PDF: " + failed.getMessage(), failed);
        }
        return out.toByteArray();
    }

    private static void fonts(PdfRendererBuilder builder) {
        font(builder, "Text", 400, FontStyle.NORMAL, "DejaVuSans.ttf", "Arial Unicode.ttf", "arial.ttf");
        font(builder, "Text", 700, FontStyle.NORMAL, "DejaVuSans-Bold.ttf", "arialbd.ttf");
        font(builder, "Text", 400, FontStyle.ITALIC, "DejaVuSans-Oblique.ttf", "ariali.ttf");
        font(builder, "Code", 400, FontStyle.NORMAL, "DejaVuSansMono.ttf", "consola.ttf");
        font(builder, "Code", 700, FontStyle.NORMAL, "DejaVuSansMono-Bold.ttf", "consolab.ttf");
    }

    private static void font(PdfRendererBuilder builder, String family, int weight, FontStyle style, String... names) {
        Optional<Path> file = Stream.of(names)
                .flatMap(name -> FONTS.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isReadable)
                .findFirst();
        file.ifPresent(found -> builder.useFont(found.toFile(), family, weight, style, true));
    }

    /// Draws the charts where the text has an `object` of type `vonk/chart`.
    private record Charts(List<Drawing> drawings) implements FSObjectDrawerFactory {
        @Override
        public boolean isReplacedObject(Element element) {
            return element.getTagName().equals("object") && element.getAttribute("type").equals(PdfText.CHART);
        }

        @Override
        public FSObjectDrawer createDrawer(Element chart) {
            Drawing drawing = drawings.get(Integer.parseInt(chart.getAttribute("data")));
            return (_, x, y, width, height, device, _, dots) -> {
                device.drawWithGraphics((float) x, (float) y, (float) (width / dots), (float) (height / dots),
                        graphics -> PdfDrawing.draw(drawing, graphics));
                return null;
            };
        }
    }
}
