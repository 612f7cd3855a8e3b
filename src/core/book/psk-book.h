/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "psk-areas.h"
#include "psk-command.h"
#include "psk-definition.h"
#include "psk-journal-undo.h"
#include "psk-worker.h"

G_BEGIN_DECLS

#define PSK_TYPE_BOOK (psk_book_get_type ())

G_DECLARE_FINAL_TYPE (PskBook, psk_book, PSK, BOOK, GObject)

PskBook       *psk_book_open              (const char           *path,
                                           gboolean              read_only,
                                           GError              **error);
void           psk_book_open_async        (const char           *path,
                                           gboolean              read_only,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
PskBook       *psk_book_open_finish       (GAsyncResult         *result,
                                           GError              **error);
PskBook       *psk_book_create            (const char           *path,
                                           GError              **error);
gboolean       psk_book_exists            (const char           *path);
gboolean       psk_book_check_place       (const char           *path,
                                           GError              **error);

const char    *psk_book_get_path          (PskBook              *self);
char          *psk_book_get_photos_dir    (PskBook              *self);
char          *psk_book_get_cache_dir     (PskBook              *self);
PskStore      *psk_book_get_store         (PskBook              *self);
PskAreas      *psk_book_get_areas         (PskBook              *self);
PskDefinition *psk_book_get_codes         (PskBook              *self);
GDate          psk_book_get_today         (PskBook              *self);
gboolean       psk_book_is_sample         (PskBook              *self);
gboolean       psk_book_is_read_only      (PskBook              *self);
GArray        *psk_book_get_touched       (PskBook              *self);
const char    *psk_book_get_undo_label    (PskBook              *self);
const char    *psk_book_get_redo_label    (PskBook              *self);

gboolean       psk_book_run               (PskBook              *self,
                                           PskCommand           *command,
                                           GCancellable         *cancellable,
                                           GError              **error);
void           psk_book_run_async         (PskBook              *self,
                                           PskCommand           *command,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean       psk_book_run_finish        (PskBook              *self,
                                           GAsyncResult         *result,
                                           GError              **error);
gboolean       psk_book_run_silent        (PskBook              *self,
                                           PskCommand           *command,
                                           GError              **error);
gboolean       psk_book_undo              (PskBook              *self,
                                           GError              **error);
gboolean       psk_book_redo              (PskBook              *self,
                                           GError              **error);
gboolean       psk_book_step_is_long      (PskBook              *self,
                                           gboolean              undo);
void           psk_book_step_async        (PskBook              *self,
                                           gboolean              undo,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean       psk_book_step_finish       (PskBook              *self,
                                           GAsyncResult         *result,
                                           GError              **error);
gboolean       psk_book_undo_entry        (PskBook              *self,
                                           gint64                entry,
                                           PskUndoFlags          flags,
                                           GPtrArray           **conflicts,
                                           GError              **error);
void           psk_book_undo_entry_async  (PskBook              *self,
                                           gint64                entry,
                                           PskUndoFlags          flags,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean       psk_book_undo_entry_finish (PskBook              *self,
                                           GAsyncResult         *result,
                                           GPtrArray           **conflicts,
                                           GError              **error);
void           psk_book_read_async        (PskBook              *self,
                                           PskWorkerFunc         func,
                                           gpointer              data,
                                           GDestroyNotify        destroy_data,
                                           GDestroyNotify        destroy_result,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gpointer       psk_book_read_finish       (PskBook              *self,
                                           GAsyncResult         *result,
                                           GError              **error);
void           psk_book_history_async     (PskBook              *self,
                                           const char           *table,
                                           gint64                id,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray     *psk_book_history_finish    (PskBook              *self,
                                           GAsyncResult         *result,
                                           GError              **error);
gboolean       psk_book_log_access        (PskBook              *self,
                                           const char           *act,
                                           const char           *detail);

G_END_DECLS
