package dev.vonk.notebook.output.markup;

import dev.vonk.notebook.output.text.TextBlock;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

/// Draws [Block]s, one below the other.
public final class MarkupView extends VBox {
    private final Optional<Consumer<String>> openLink;

    /// @param openLink what a click on a link does; empty where links are to stay words
    public MarkupView(Optional<Consumer<String>> openLink) {
        this.openLink = openLink;
        getStyleClass().add("output-markup");
        setFillWidth(true);
    }

    public void show(List<Block> blocks) {
        getChildren().setAll(blocks.stream().map(this::node).toList());
    }

    /// An image that came as base64; empty where it is none.
    public static Optional<Node> picture(String base64, String words) {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        Image image = new Image(new ByteArrayInputStream(bytes));
        if (image.isError()) {
            return Optional.empty();
        }
        return Optional.of(new PictureView(image, words.isEmpty() ? "image" : words));
    }

    private Node node(Block block) {
        return switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Paragraph paragraph -> flow(paragraph.content(), "markup-paragraph");
            case Block.Items items -> items(items);
            case Block.Quote quote -> quote(quote);
            case Block.Code code -> code(code);
            case Block.Grid grid -> grid(grid);
            case Block.Rule _ -> rule();
            case Block.Picture picture -> picture(picture.data(), picture.words())
                    .orElseGet(() -> new Label("[image: " + picture.words() + "]"));
        };
    }

    private TextFlow heading(Block.Heading heading) {
        TextFlow flow = flow(heading.content(), "markup-heading");
        flow.getStyleClass().add("markup-h" + heading.level());
        flow.setAccessibleRoleDescription("heading " + heading.level());
        return flow;
    }

    private VBox items(Block.Items items) {
        VBox box = new VBox();
        box.getStyleClass().add("markup-list");
        int number = items.start();
        for (List<Block> item : items.items()) {
            Label mark = new Label(items.start() < 0 ? "•" : number++ + ".");
            mark.getStyleClass().add("markup-item-mark");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            VBox content = box(item, "markup-item");
            HBox.setHgrow(content, Priority.ALWAYS);
            box.getChildren().add(new HBox(mark, content));
        }
        return box;
    }

    private VBox quote(Block.Quote quote) {
        return box(quote.content(), "markup-quote");
    }

    private VBox box(List<Block> blocks, String style) {
        VBox box = new VBox();
        box.getStyleClass().add(style);
        box.getChildren().setAll(blocks.stream().map(this::node).toList());
        return box;
    }

    private static TextBlock code(Block.Code code) {
        TextBlock block = new TextBlock("markup-code");
        CodeColours.language(code.language()).ifPresentOrElse(
                language -> block.show(code.text(), CodeColours.of(code.text(), language)),
                () -> block.show(code.text()));
        return block;
    }

    private static Region rule() {
        Region rule = new Region();
        rule.getStyleClass().add("markup-rule");
        return rule;
    }

    private GridPane grid(Block.Grid grid) {
        GridPane pane = new GridPane();
        pane.getStyleClass().add("markup-table");
        pane.setMaxWidth(Region.USE_PREF_SIZE);
        for (int row = 0; row < grid.lines().size(); row++) {
            Block.Line line = grid.lines().get(row);
            for (int column = 0; column < line.fields().size(); column++) {
                pane.add(field(line, line.fields().get(column), row), column, row);
            }
        }
        return pane;
    }

    private StackPane field(Block.Line line, Block.Field field, int row) {
        TextFlow flow = flow(field.content(), line.head() ? "markup-head" : "markup-field");
        flow.setTextAlignment(switch (field.align()) {
            case LEFT -> TextAlignment.LEFT;
            case CENTER -> TextAlignment.CENTER;
            case RIGHT -> TextAlignment.RIGHT;
        });
        StackPane box = new StackPane(flow);
        box.getStyleClass().add(line.head() ? "markup-head-box" : "markup-field-box");
        box.getStyleClass().add(row % 2 == 0 ? "markup-even" : "markup-odd");
        GridPane.setHalignment(box, HPos.LEFT);
        return box;
    }

    private TextFlow flow(List<Inline> content, String style) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add(style);
        flow.setAccessibleRole(AccessibleRole.TEXT);
        StringBuilder spoken = new StringBuilder();
        for (Inline inline : content) {
            switch (inline) {
                case Inline.Break _ -> flow.getChildren().add(new Text("\n"));
                case Inline.Words words -> {
                    flow.getChildren().add(words(words));
                    spoken.append(words.text());
                }
            }
        }
        flow.setAccessibleText(spoken.toString());
        return flow;
    }

    private Node words(Inline.Words words) {
        if (!words.link().isEmpty() && openLink.isPresent()) {
            Hyperlink link = new Hyperlink(words.text());
            link.getStyleClass().add("markup-link");
            link.setTooltip(new Tooltip(words.link()));
            link.setOnAction(_ -> openLink.get().accept(words.link()));
            return link;
        }
        Text text = new Text(words.text());
        text.getStyleClass().add("markup-text");
        words.looks().forEach(look -> text.getStyleClass().add("markup-" + look.name().toLowerCase(Locale.ROOT)));
        if (!words.link().isEmpty()) {
            text.getStyleClass().add("markup-dead-link");
        }
        return text;
    }

    /// An image in its own size, or narrower where there is less room.
    private static final class PictureView extends Region {
        private final ImageView view;

        PictureView(Image image, String words) {
            view = new ImageView(image);
            view.setPreserveRatio(true);
            view.setSmooth(true);
            setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            setAccessibleText(words);
            getChildren().add(view);
        }

        private double shownWidth(double room) {
            double own = view.getImage().getWidth();
            return room < 0 ? own : Math.min(own, room);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefWidth(double height) {
            return view.getImage().getWidth();
        }

        @Override
        protected double computePrefHeight(double width) {
            Image image = view.getImage();
            return image.getHeight() * shownWidth(width) / image.getWidth();
        }

        @Override
        protected void layoutChildren() {
            view.setFitWidth(shownWidth(getWidth()));
        }
    }
}
