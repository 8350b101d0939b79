/// Tests of notebooks on the disk: crashes, full disks, changes from outside.
@NullMarked
package dev.vonk.notebook.files;

import org.jspecify.annotations.NullMarked;
