/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-journal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-journal-index.h"
#include "psk-journal-table.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)

static const struct
{
  const char *table;
  PskChanges change;
} recorded[] = {
  { "household", PSK_CHANGED_HOUSEHOLDS },
  { "slot_history", PSK_CHANGED_HOUSEHOLDS },
  { "visit", PSK_CHANGED_HOUSEHOLDS },
  { "centre", PSK_CHANGED_CENTRES },
  { "stock_movement", PSK_CHANGED_CENTRES },
  { "photo", PSK_CHANGED_PHOTOS },
  { "pair", PSK_CHANGED_PHOTOS },
  { "report", PSK_CHANGED_REPORTS },
  { "report_value", PSK_CHANGED_REPORTS },
  { "check_entry", PSK_CHANGED_REPORTS },
  { "post", PSK_CHANGED_REPORTS },
  { "due_date", PSK_CHANGED_REPORTS },
  { "manual_mark", PSK_CHANGED_SCORES },
  { "score_sheet", PSK_CHANGED_SCORES },
  { "definition", PSK_CHANGED_SETTINGS },
  { "area", PSK_CHANGED_AREAS },
  { "boundary", PSK_CHANGED_AREAS },
  { "setting", PSK_CHANGED_SETTINGS },
  { "programme", PSK_CHANGED_SETTINGS },
  { "import", PSK_CHANGED_SETTINGS },
};

static PskChanges
change_of_table (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (recorded); i++)
    {
      if (g_str_equal (recorded[i].table, table))
        return recorded[i].change;
    }

  return PSK_CHANGED_NOTHING;
}

static sqlite3_session *
start_session (PskStore *store,
               GError  **error)
{
  g_autoptr (sqlite3_session) session = NULL;
  int code = sqlite3session_create (psk_store_get_db (store), "main", &session);

  for (gsize i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (recorded); i++)
    code = sqlite3session_attach (session, recorded[i].table);

  if (code == SQLITE_OK)
    return g_steal_pointer (&session);

  psk_store_set_error (store, code, error);
  return NULL;
}

static void
update_cb (void          *user_data,
           int            operation,
           const char    *database,
           const char    *table,
           sqlite3_int64  id)
{
  *(PskChanges *) user_data |= change_of_table (table);
}

/* Gathers what is touched from here on; %NULL ends it. */
static void
watch_changes (PskStore   *store,
               PskChanges *changes)
{
  if (changes != NULL)
    *changes = PSK_CHANGED_NOTHING;
  sqlite3_update_hook (psk_store_get_db (store), changes != NULL ? update_cb : NULL, changes);
}

/* A changeset on its way between SQLite and the journal: that of an import would
 * fill the memory. */
typedef struct
{
  gpointer stream; /* borrowed: GOutputStream or GInputStream */
  gsize size;
  GError *error;
  PskJournalIndex *index; /* borrowed: of what flows into the journal */
} Flow;

static int
write_cb (void       *user_data,
          const void *data,
          int         size)
{
  Flow *flow = user_data;

  flow->size += (gsize) size;
  psk_journal_index_push (flow->index, data, (gsize) size);
  return g_output_stream_write_all (flow->stream, data, (gsize) size, NULL, NULL, &flow->error)
         ? SQLITE_OK : SQLITE_IOERR;
}

static int
read_cb (void *user_data,
         void *data,
         int  *size)
{
  Flow *flow = user_data;
  gsize n_read = 0;

  if (!g_input_stream_read_all (flow->stream, data, (gsize) *size, &n_read, NULL, &flow->error))
    return SQLITE_IOERR;

  *size = (int) n_read;
  return SQLITE_OK;
}

/* Whether all went well; else @error is what the stream or SQLite says. */
static gboolean
end_flow (PskStore *store,
          Flow     *flow,
          int       code,
          GError  **error)
{
  if (flow->error != NULL)
    g_propagate_error (error, flow->error);
  else if (code != SQLITE_OK)
    psk_store_set_error (store, code, error);

  return flow->error == NULL && code == SQLITE_OK;
}

static GBytes *
deflate_changeset (PskStore        *store,
                   sqlite3_session *session,
                   PskJournalIndex *index,
                   gsize           *size,
                   GError         **error)
{
  g_autoptr (GConverter) converter
    = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 1));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  Flow flow = { stream, 0, NULL, index };
  const int code = sqlite3session_changeset_strm (session, write_cb, &flow);

  *size = flow.size;
  if (!end_flow (store, &flow, code, error) || !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
complete_entry (PskStore        *store,
                gint64           id,
                PskCommand      *command,
                PskJournalIndex *index,
                GError         **error)
{
  const gint64 takes_back = psk_command_get_takes_back (command);

  return psk_journal_index_write (index, id, error)
         && (takes_back == 0
             || psk_journal_table_set_takes_back (store, id, takes_back, error));
}

/* A command that changed nothing leaves no entry, and what was undone before it
 * can still be redone. */
static gboolean
record (PskStore        *store,
        sqlite3_session *session,
        PskCommand      *command,
        const char      *who,
        GError         **error)
{
  gsize size = 0;
  g_autoptr (PskJournalIndex) index = psk_journal_index_new (store);
  g_autoptr (GBytes) deflated = deflate_changeset (store, session, index, &size, error);

  if (deflated == NULL || size == 0)
    return deflated != NULL;

  return psk_journal_table_drop_undone (store, error)
         && psk_journal_table_insert (store, who, psk_command_get_label (command),
                                      psk_command_get_subject (command), deflated, size, error)
         && complete_entry (store, psk_store_last_id (store), command, index, error);
}

/**
 * psk_journal_run:
 * @store: the writing store
 * @command: a command
 * @who: the user
 * @cancellable: (nullable): a cancellable
 * @changes: (out): what was touched
 * @error: (nullable): where to put the error
 *
 * Runs a command in one transaction, records what it changed and writes the
 * entry that undoes it. When anything fails the book is as before.
 *
 * Returns: whether the command is done and durable
 */
gboolean
psk_journal_run (PskStore     *store,
                 PskCommand   *command,
                 const char   *who,
                 GCancellable *cancellable,
                 PskChanges   *changes,
                 GError      **error)
{
  g_autoptr (sqlite3_session) session = NULL;
  gboolean ran;

  g_return_val_if_fail (store != NULL && command != NULL && who != NULL, FALSE);

  if (!psk_store_script (store, "BEGIN IMMEDIATE", error))
    return FALSE;

  session = start_session (store, error);
  watch_changes (store, changes);
  ran = session != NULL && psk_command_run (command, store, cancellable, error);
  watch_changes (store, NULL);

  if (ran && record (store, session, command, who, error)
      && psk_store_script (store, "COMMIT", error))
    return TRUE;

  g_clear_pointer (&session, sqlite3session_delete);
  psk_store_script (store, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * psk_journal_run_silent:
 * @store: the writing store
 * @command: a command
 * @error: (nullable): where to put the error
 *
 * Runs a command that is not undone: filling a new book, logging an access.
 *
 * Returns: whether it is done and durable
 */
gboolean
psk_journal_run_silent (PskStore   *store,
                        PskCommand *command,
                        GError    **error)
{
  if (!psk_store_script (store, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (psk_command_run (command, store, NULL, error) && psk_store_script (store, "COMMIT", error))
    return TRUE;

  psk_store_script (store, "ROLLBACK", NULL);
  return FALSE;
}

static int
conflict_cb (void                   *user_data,
             int                     conflict,
             sqlite3_changeset_iter *iter)
{
  char **table = user_data;
  const char *name = NULL;
  int n_columns = 0;
  int operation = 0;

  if (conflict != SQLITE_CHANGESET_FOREIGN_KEY && *table == NULL
      && sqlite3changeset_op (iter, &name, &n_columns, &operation, NULL) == SQLITE_OK)
    *table = g_strdup (name);

  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (PskStore     *store,
       GInputStream *changeset,
       gboolean      inverse,
       GError      **error)
{
  g_autofree char *table = NULL;
  Flow flow = { changeset, 0, NULL, NULL };
  /* We roll back ourselves. In a savepoint around all rows SQLite walks through
   * everything that was changed so far after every row: hours for a base list. */
  const int flags = SQLITE_CHANGESETAPPLY_NOSAVEPOINT
                    | (inverse ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  const int code = sqlite3changeset_apply_v2_strm (psk_store_get_db (store), read_cb, &flow, NULL,
                                                   conflict_cb, &table, NULL, NULL, flags);

  if (flow.error != NULL || code != SQLITE_ABORT)
    return end_flow (store, &flow, code, error);

  g_set_error (error, PSK_ERROR, PSK_ERROR_CONFLICT,
               _("It cannot be undone any more, because a record of “%s” was changed since: "
                 "nothing was changed."),
               table != NULL ? table : "household");
  return FALSE;
}

static gboolean
apply_entry (PskStore        *store,
             PskJournalEntry *entry,
             gboolean         inverse,
             PskChanges      *changes,
             GError         **error)
{
  g_autoptr (GInputStream) stream
    = psk_journal_table_open_changeset (store, entry->id, error);
  gboolean applied;

  if (stream == NULL)
    return FALSE;

  watch_changes (store, changes);
  applied = apply (store, stream, inverse, error);
  watch_changes (store, NULL);

  return applied;
}

static gboolean
step (PskStore   *store,
      gboolean    inverse,
      PskChanges *changes,
      GError    **error)
{
  g_autoptr (PskJournalEntry) entry = NULL;

  if (!psk_store_script (store, "BEGIN IMMEDIATE", error))
    return FALSE;

  entry = inverse ? psk_journal_table_next_undo (store) : psk_journal_table_next_redo (store);
  if (entry == NULL)
    g_set_error_literal (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                         inverse ? _("There is nothing to undo.") : _("There is nothing to redo."));

  if (entry != NULL
      && apply_entry (store, entry, inverse, changes, error)
      && psk_journal_table_set_state (store, entry->id, inverse ? "undone" : "done", error)
      && psk_store_script (store, "COMMIT", error))
    return TRUE;

  psk_store_script (store, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * psk_journal_undo:
 * @store: the writing store
 * @changes: (out): what was touched
 * @error: (nullable): %PSK_ERROR_NOT_FOUND without anything to undo;
 *   %PSK_ERROR_CONFLICT when a record was changed outside the journal
 *
 * Takes the latest command back, also one of an earlier day.
 *
 * Returns: whether it was taken back
 */
gboolean
psk_journal_undo (PskStore   *store,
                  PskChanges *changes,
                  GError    **error)
{
  return step (store, TRUE, changes, error);
}

/**
 * psk_journal_redo:
 * @store: the writing store
 * @changes: (out): what was touched
 * @error: (nullable): as for psk_journal_undo()
 *
 * Does again what was undone last.
 *
 * Returns: whether it was done again
 */
gboolean
psk_journal_redo (PskStore   *store,
                  PskChanges *changes,
                  GError    **error)
{
  return step (store, FALSE, changes, error);
}
