/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-journal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-journal-table.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)

static const struct
{
  const char *table;
  PskChanges change;
} recorded[] = {
  { "household", PSK_CHANGED_HOUSEHOLDS },
  { "household_text", PSK_CHANGED_HOUSEHOLDS },
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

static GBytes *
convert (GConverter *converter,
         gconstpointer data,
         gsize       size,
         GError    **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  if (!g_output_stream_write_all (stream, data, size, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
deflate (gconstpointer data,
         gsize         size,
         GError      **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 1);

  return convert (G_CONVERTER (compressor), data, size, error);
}

static GBytes *
inflate (GBytes  *deflated,
         GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor
    = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);

  return convert (G_CONVERTER (decompressor), g_bytes_get_data (deflated, NULL),
                  g_bytes_get_size (deflated), error);
}

static PskChanges
changes_of_changeset (void *changeset,
                      int   size)
{
  PskChanges changes = PSK_CHANGED_NOTHING;
  sqlite3_changeset_iter *iter = NULL;

  if (sqlite3changeset_start (&iter, size, changeset) != SQLITE_OK)
    return PSK_CHANGED_EVERYTHING;

  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table = NULL;
      int n_columns = 0;
      int operation = 0;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
      changes |= change_of_table (table);
    }
  sqlite3changeset_finalize (iter);

  return changes;
}

/* A command that changed nothing leaves no entry, and what was undone before it
 * can still be redone. */
static gboolean
record (PskStore        *store,
        sqlite3_session *session,
        PskCommand      *command,
        const char      *who,
        PskChanges      *changes,
        GError         **error)
{
  g_autoptr (GBytes) deflated = NULL;
  void *changeset = NULL;
  int size = 0;
  gboolean recorded_it;
  int code = sqlite3session_changeset (session, &size, &changeset);

  if (code != SQLITE_OK)
    {
      psk_store_set_error (store, code, error);
      return FALSE;
    }

  *changes = size > 0 ? changes_of_changeset (changeset, size) : PSK_CHANGED_NOTHING;
  deflated = size > 0 ? deflate (changeset, size, error) : NULL;
  sqlite3_free (changeset);

  if (size == 0)
    return TRUE;

  recorded_it = deflated != NULL
                && psk_journal_table_drop_undone (store, error)
                && psk_journal_table_insert (store, who, psk_command_get_label (command),
                                             psk_command_get_subject (command), deflated, size,
                                             error);
  return recorded_it;
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

  g_return_val_if_fail (store != NULL && command != NULL && who != NULL, FALSE);

  if (!psk_store_script (store, "BEGIN IMMEDIATE", error))
    return FALSE;

  session = start_session (store, error);
  if (session != NULL
      && psk_command_run (command, store, cancellable, error)
      && record (store, session, command, who, changes, error)
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
apply (PskStore   *store,
       void       *changeset,
       int         size,
       PskChanges *changes,
       GError    **error)
{
  g_autofree char *table = NULL;
  /* We roll back ourselves. In a savepoint around all rows SQLite walks through
   * everything that was changed so far after every row: hours for a base list. */
  int code = sqlite3changeset_apply_v2 (psk_store_get_db (store), size, changeset, NULL,
                                        conflict_cb, &table, NULL, NULL,
                                        SQLITE_CHANGESETAPPLY_NOSAVEPOINT);

  *changes = changes_of_changeset (changeset, size);
  if (code == SQLITE_OK)
    return TRUE;

  if (code == SQLITE_ABORT)
    g_set_error (error, PSK_ERROR, PSK_ERROR_CONFLICT,
                 _("It cannot be undone any more, because a record of “%s” was changed since: "
                   "nothing was changed."),
                 table != NULL ? table : "household");
  else
    psk_store_set_error (store, code, error);

  return FALSE;
}

static gboolean
apply_entry (PskStore        *store,
             PskJournalEntry *entry,
             gboolean         inverse,
             PskChanges      *changes,
             GError         **error)
{
  gsize size = 0;
  g_autoptr (GBytes) deflated = psk_journal_table_read_changeset (store, entry->id, &size, error);
  g_autoptr (GBytes) bytes = deflated != NULL ? inflate (deflated, error) : NULL;
  void *inverted = NULL;
  int n_inverted = 0;
  gboolean applied;
  int code;

  if (bytes == NULL)
    return FALSE;

  if (!inverse)
    return apply (store, (void *) g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes),
                  changes, error);

  code = sqlite3changeset_invert ((int) g_bytes_get_size (bytes), g_bytes_get_data (bytes, NULL),
                                  &n_inverted, &inverted);
  if (code != SQLITE_OK)
    {
      psk_store_set_error (store, code, error);
      return FALSE;
    }

  applied = apply (store, inverted, n_inverted, changes, error);
  sqlite3_free (inverted);
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
