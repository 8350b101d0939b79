package dev.vonk.kernel.status;

/// The stages of a job as a picture: boxes, and lines from each to those that read its output.
final class StageDrawing {
    private static final int WIDTH = 190;
    private static final int HEIGHT = 62;
    private static final int ACROSS = 250;
    private static final int DOWN = 82;
    private static final int MARGIN = 8;
    private static final int LONGEST_LABEL = 27;

    private StageDrawing() {
    }

    static Tag of(JobView job) {
        var layout = StageLayout.of(job.stages());
        int width = 2 * MARGIN + (Math.max(1, layout.columns()) - 1) * ACROSS + WIDTH;
        int height = 2 * MARGIN + (Math.max(1, layout.rows()) - 1) * DOWN + HEIGHT;
        var drawing = Tag.of("svg").with("viewBox", "0 0 " + width + " " + height).with("width", width)
                .with("height", height).with("role", "img").with("class", "stages");
        for (var stage : job.stages()) {
            for (int input : stage.inputs()) {
                var from = layout.places().get(input);
                if (from != null) {
                    drawing.add(line(from, layout.places().get(stage.stage())));
                }
            }
        }
        job.stages().forEach(stage -> drawing.add(box(job, stage, layout.places().get(stage.stage()))));
        return Tag.of("div").with("class", "wide").add(drawing);
    }

    private static int x(StageLayout.Place place) {
        return MARGIN + place.column() * ACROSS;
    }

    private static int y(StageLayout.Place place) {
        return MARGIN + place.row() * DOWN;
    }

    private static Tag line(StageLayout.Place from, StageLayout.Place to) {
        int x1 = x(from) + WIDTH;
        int y1 = y(from) + HEIGHT / 2;
        int x2 = x(to);
        int y2 = y(to) + HEIGHT / 2;
        int bend = (x1 + x2) / 2;
        return Tag.of("path").with("class", "line").with("d",
                "M" + x1 + " " + y1 + " C" + bend + " " + y1 + " " + bend + " " + y2 + " " + x2 + " " + y2);
    }

    private static Tag box(JobView job, StageView stage, StageLayout.Place place) {
        int x = x(place);
        int y = y(place);
        return Tag.of("g").with("class", "stage " + StageWords.state(job, stage).replace(' ', '-'))
                .add(Tag.of("title", stage.label()))
                .add(Tag.of("rect").with("x", x).with("y", y).with("width", WIDTH).with("height", HEIGHT)
                        .with("rx", 6))
                .add(text(x, y + 18, "strong", "Stage " + stage.stage() + ", " + StageWords.state(job, stage)))
                .add(text(x, y + 35, "plain", Texts.cut(stage.label(), LONGEST_LABEL)))
                .add(text(x, y + 52, "faint", Figures.count(stage.done()) + "/" + Figures.count(stage.tasks())
                        + " tasks, " + Figures.count(stage.counts().rowsWritten()) + " rows"));
    }

    private static Tag text(int x, int y, String style, String text) {
        return Tag.of("text", text).with("x", x + 10).with("y", y).with("class", style);
    }
}
