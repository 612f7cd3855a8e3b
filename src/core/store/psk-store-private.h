/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskStore:
 *
 * One connection to the database of a book, used by one thread at a time. It
 * keeps its prepared statements, and turns every failure of SQLite into one
 * sentence for the user.
 */
struct _PskStore
{
  /* Owned */
  sqlite3 *db;
  char *path;
  GHashTable *statements; /* SQL → sqlite3_stmt */
  GData *attachments;
  GRand *random;          /* NULL unless the store is repeatable */
  guint64 last_uid;       /* the first half of the uid that was made last */
  char *fixed_now;        /* NULL unless the store is repeatable */

  GThread *thread;
  int n_log_pages; /* of the write-ahead log, after the last commit */
  gboolean read_only;
};

GHashTable *psk_store_statements_new (void);

G_END_DECLS
