package dev.vonk.notebook.app;

import com.sun.javafx.tk.TKClipboard;
import java.util.Set;
import javafx.scene.image.Image;
import javafx.scene.input.DataFormat;
import javafx.scene.input.TransferMode;
import javafx.util.Pair;
import org.jspecify.annotations.Nullable;

/// What is dragged: one text. The headless platform has nothing to drag with.
record FakeClipboard(DataFormat format, String text) implements TKClipboard {

    @Override
    public Set<DataFormat> getContentTypes() {
        return Set.of(format);
    }

    @Override
    @SafeVarargs
    public final boolean putContent(Pair<DataFormat, Object>... content) {
        return false;
    }

    @Override
    public @Nullable Object getContent(DataFormat wanted) {
        return wanted.equals(format) ? text : null;
    }

    @Override
    public boolean hasContent(DataFormat wanted) {
        return wanted.equals(format);
    }

    @Override
    public Set<TransferMode> getTransferModes() {
        return Set.of(TransferMode.COPY, TransferMode.MOVE);
    }

    @Override
    public void setDragView(Image image) {}

    @Override
    public void setDragViewOffsetX(double x) {}

    @Override
    public void setDragViewOffsetY(double y) {}

    @Override
    public @Nullable Image getDragView() {
        return null;
    }

    @Override
    public double getDragViewOffsetX() {
        return 0;
    }

    @Override
    public double getDragViewOffsetY() {
        return 0;
    }
}
