package dev.vonk.notebook.command;

/// What a command asks of the window, where events of the notebook are not enough.
public enum Request {
    NEW, OPEN, OPEN_TOUR, SAVE_AS, EXPORT, CLOSE_TAB, QUIT, NEXT_TAB, PREVIOUS_TAB, //
    SPLIT_AT_CARET, FIND, REPLACE, //
    RESTART, RESTART_AND_RUN_ALL, CONNECT, START_KERNEL, //
    PALETTE, KEYS, SETTINGS, ABOUT, //
    LINE_NUMBERS, THEME, ZOOM_IN, ZOOM_OUT, ZOOM_RESET, SIDE_PANELS, //
    OUTLINE, VARIABLES, DATA, JOBS, HISTORY, //
    SCROLL_DOWN, SCROLL_UP, FOCUS_OUTPUT
}
