/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-journal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-journal-table.h"

/* A changeset on its way from the journal to SQLite: that of an import would fill the
 * memory. */
typedef struct
{
  GInputStream *stream; /* borrowed */
  GError *error;
} Flow;

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

static gboolean
complete_entry (PskStore    *store,
                gint64       id,
                PskCommand  *command,
                PskRecorder *recorder,
                GError     **error)
{
  const gint64 takes_back = psk_command_get_takes_back (command);

  return psk_journal_index_write (psk_recorder_get_index (recorder), id, error)
         && (takes_back == 0
             || psk_journal_table_set_takes_back (store, id, takes_back, error));
}

/* A command that changed nothing leaves no entry, and what was undone before it
 * can still be redone. */
static gboolean
record (PskStore    *store,
        PskRecorder *recorder,
        PskCommand  *command,
        const char  *who,
        GError     **error)
{
  gsize size = 0;
  g_autoptr (GBytes) compressed = psk_recorder_finish (recorder, &size, error);

  if (compressed == NULL || size == 0)
    return compressed != NULL;

  return psk_journal_table_drop_undone (store, error)
         && psk_journal_table_insert (store, who, psk_command_get_label (command),
                                      psk_command_get_subject (command), compressed, size, error)
         && complete_entry (store, psk_store_last_id (store), command, recorder, error);
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
  g_autoptr (PskRecorder) recorder = NULL;

  g_return_val_if_fail (store != NULL && command != NULL && who != NULL, FALSE);

  if (!psk_store_script (store, "BEGIN IMMEDIATE", error))
    return FALSE;

  recorder = psk_recorder_start (store, changes, error);
  if (recorder != NULL
      && psk_command_run (command, store, cancellable, error)
      && record (store, recorder, command, who, error)
      && psk_store_script (store, "COMMIT", error))
    return TRUE;

  g_clear_pointer (&recorder, psk_recorder_free);
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
apply_filter_cb (void       *user_data,
                 const char *table)
{
  PskChanges *changes = user_data;

  *changes |= psk_changes_of_table (table);
  return 1;
}

static int
conflict_cb (void                   *user_data,
             int                     conflict,
             sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (PskStore     *store,
       GInputStream *changeset,
       gboolean      inverse,
       PskChanges   *changes,
       GError      **error)
{
  Flow flow = { changeset, NULL };
  /* We roll back ourselves. In a savepoint around all rows SQLite walks through
   * everything that was changed so far after every row: hours for a base list. */
  const int flags = SQLITE_CHANGESETAPPLY_NOSAVEPOINT
                    | (inverse ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  int code;

  *changes = PSK_CHANGED_NOTHING;
  code = sqlite3changeset_apply_v2_strm (psk_store_get_db (store), read_cb, &flow,
                                         apply_filter_cb, conflict_cb, changes, NULL, NULL, flags);
  if (flow.error != NULL || code != SQLITE_ABORT)
    return end_flow (store, &flow, code, error);

  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_CONFLICT,
                       inverse
                       ? _("The step cannot be taken back any more, because something else "
                           "changed its records since: nothing was changed.")
                       : _("The step cannot be done again any more, because something else "
                           "changed its records since: nothing was changed."));
  return FALSE;
}

/* A list that is taken back or done again goes through indexes in any order: their pages
 * should stay in memory. Its values were checked when they were recorded. */
#define LONG_CHANGESET (4 * 1024 * 1024)
#define LONG_PRAGMAS "PRAGMA cache_size = -96000; PRAGMA ignore_check_constraints = ON;"
#define USUAL_PRAGMAS "PRAGMA cache_size = -4000; PRAGMA ignore_check_constraints = OFF;"

static gboolean
apply_entry (PskStore        *store,
             PskJournalEntry *entry,
             gboolean         inverse,
             PskChanges      *changes,
             GError         **error)
{
  g_autoptr (GInputStream) stream = psk_journal_table_open_changeset (store, entry->id, error);
  const gboolean is_long = entry->size > LONG_CHANGESET;
  gboolean applied;

  if (stream == NULL || (is_long && !psk_store_script (store, LONG_PRAGMAS, error)))
    return FALSE;

  applied = apply (store, stream, inverse, changes, error);
  if (is_long)
    psk_store_script (store, USUAL_PRAGMAS, NULL);

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
