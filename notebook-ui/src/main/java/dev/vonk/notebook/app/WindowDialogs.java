package dev.vonk.notebook.app;

import dev.vonk.notebook.page.Dialogs;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// Dialogs over a window.
record WindowDialogs(Stage owner) implements Dialogs {

    @Override
    public Optional<Path> askOpen(String title, List<String> endings) {
        FileChooser chooser = chooser(title);
        if (!endings.isEmpty()) {
            List<String> patterns = endings.stream().map(ending -> "*." + ending).toList();
            chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("Notebooks and code", patterns),
                    new FileChooser.ExtensionFilter("All files", "*"));
        }
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> askSave(String title, String name, Optional<Path> folder) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(name);
        folder.map(Path::toFile).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<String> choose(String title, String text, List<String> answers) {
        Alert alert = new Alert(Alert.AlertType.NONE);
        alert.initOwner(owner);
        alert.setTitle(title);
        alert.setHeaderText(title);
        Label words = new Label(text);
        words.setWrapText(true);
        words.setPrefWidth(420);
        alert.getDialogPane().setContent(words);
        for (int index = 0; index < answers.size(); index++) {
            ButtonData kind = index == 0 ? ButtonData.OK_DONE : ButtonData.OTHER;
            alert.getButtonTypes().add(new ButtonType(answers.get(index), kind));
        }
        alert.getButtonTypes().add(ButtonType.CANCEL);
        dress(alert);
        return alert.showAndWait().filter(type -> type != ButtonType.CANCEL).map(ButtonType::getText);
    }

    @Override
    public void show(String title, Node content) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.setResizable(true);
        dress(dialog);
        dialog.show();
    }

    private void dress(Dialog<?> dialog) {
        dialog.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        dialog.getDialogPane().getStyleClass().add("vonk-dialog");
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return chooser;
    }
}
