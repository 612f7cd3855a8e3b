/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "psk-staging.h"

G_BEGIN_DECLS

struct _PskStaging
{
  sqlite3 *db;
  sqlite3_stmt *insert; /* NULL while reading */
  GPtrArray *names;     /* of the sheets */
  GString *line;
  int sheet;            /* that is being written */
  int row;
  int column;
};

/* Of a row: one number for the sheet and the row in it. */
static inline gint64
psk_staging_get_place (int sheet,
                       int row)
{
  return (gint64) sheet << 32 | (guint32) row;
}

gboolean      psk_staging_fail    (PskStaging   *self,
                                   GError      **error);
sqlite3_stmt *psk_staging_prepare (PskStaging   *self,
                                   const char   *sql);
gboolean      psk_staging_run     (PskStaging   *self,
                                   sqlite3_stmt *statement,
                                   GError      **error);

G_END_DECLS
