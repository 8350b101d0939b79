/// What a value looks like: every result a cell can give is turned here into a bundle of MIME types, of which each
/// front end takes the richest it can draw.
///
/// Read first: [dev.vonk.kernel.display.Display], which turns any object into a bundle, and
/// [dev.vonk.kernel.display.TableView], the plain record that all table renderers draw.
///
/// Must not come in: running queries (a preview's rows are handed in), notebook files, JShell, any user interface
/// library.
@NullMarked
package dev.vonk.kernel.display;

import org.jspecify.annotations.NullMarked;
