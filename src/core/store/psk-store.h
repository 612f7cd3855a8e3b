/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)

/* "PSUK": tells `file` and us that the database is a Pansuk book. */
#define PSK_STORE_APPLICATION_ID 0x5053554b

typedef enum
{
  PSK_STORE_DEFAULT = 0,
  PSK_STORE_CREATE = 1 << 0,
  PSK_STORE_READ_ONLY = 1 << 1,
} PskStoreFlags;

typedef enum
{
  PSK_STEP_ERROR,
  PSK_STEP_ROW,
  PSK_STEP_DONE,
} PskStep;

typedef struct _PskStore PskStore;

/**
 * PskStamp:
 *
 * Tells one state of a book from another, for what is kept in memory.
 */
typedef struct
{
  gint64 version; /* of the database, as other connections changed it */
  gint64 n_changed; /* rows changed by this connection */
} PskStamp;

PskStore     *psk_store_open             (const char    *path,
                                          PskStoreFlags  flags,
                                          GError       **error);
void          psk_store_free             (PskStore      *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskStore, psk_store_free)

void          psk_store_adopt            (PskStore      *store);
void          psk_store_tidy             (PskStore      *store);
sqlite3      *psk_store_get_db           (PskStore      *store);
const char   *psk_store_get_path         (PskStore      *store);
PskStamp      psk_store_get_stamp        (PskStore      *store);
gboolean      psk_stamp_equal            (const PskStamp *a,
                                          const PskStamp *b);
void          psk_store_attach           (PskStore      *store,
                                          const char    *key,
                                          gpointer       data,
                                          GDestroyNotify destroy);
gpointer      psk_store_get_attachment   (PskStore      *store,
                                          const char    *key);
gboolean      psk_store_is_read_only     (PskStore      *store);

sqlite3_stmt *psk_store_statement        (PskStore      *store,
                                          const char    *sql,
                                          GError       **error);
void          psk_store_bind             (sqlite3_stmt  *statement,
                                          const char    *types,
                                          ...);
PskStep       psk_store_step             (PskStore      *store,
                                          sqlite3_stmt  *statement,
                                          GError       **error);
sqlite3_stmt *psk_store_query            (PskStore      *store,
                                          const char    *sql,
                                          GError       **error,
                                          const char    *types,
                                          ...);
gboolean      psk_store_run              (PskStore      *store,
                                          const char    *sql,
                                          GError       **error,
                                          const char    *types,
                                          ...);
gboolean      psk_store_script           (PskStore      *store,
                                          const char    *sql,
                                          GError       **error);
gint64        psk_store_query_int        (PskStore      *store,
                                          const char    *sql,
                                          gint64         fallback,
                                          const char    *types,
                                          ...);
char         *psk_store_query_text       (PskStore      *store,
                                          const char    *sql,
                                          const char    *types,
                                          ...);
gint64        psk_store_last_id          (PskStore      *store);
void          psk_store_set_error        (PskStore      *store,
                                          int            code,
                                          GError       **error);

void          psk_store_make_repeatable  (PskStore      *store,
                                          guint32        seed,
                                          const char    *now);
void          psk_store_end_repeatable   (PskStore      *store);
char         *psk_store_new_uid          (PskStore      *store);
char         *psk_store_now              (PskStore      *store);

G_END_DECLS
