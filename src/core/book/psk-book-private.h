/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"

G_BEGIN_DECLS

/**
 * PskBook:
 *
 * An open book: a folder with a database and the originals of photographs. It
 * belongs to the thread that opened it; a writer and a reader have threads and
 * connections of their own.
 */
struct _PskBook
{
  GObject parent_instance;

  /* Owned */
  char *path;
  PskStore *store;      /* reads on the thread of the book */
  PskWorker *writer;    /* NULL when the book is read-only */
  PskWorker *reader;    /* NULL until something is read at length */
  PskAreas *areas;
  PskDefinition *codes;
  char *undo_label;
  char *redo_label;

  GArray *touched; /* borrowed, while the signal "changed" is emitted */
  int lock_fd;
  gboolean sample;
};

void     psk_book_update_labels  (PskBook    *self);
void     psk_book_emit_changed   (PskBook    *self,
                                  PskChanges  changes,
                                  GArray     *touched);
void     psk_book_note_touched   (PskBook    *self,
                                  GArray     *touched);
gboolean psk_book_check_writable (PskBook    *self,
                                  GError    **error);

G_END_DECLS
