/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-journal-undo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-journal-table.h"
#include "psk-undo-plan.h"

#define PIECE (64 * 1024)

/* Taking back a step: its changeset flows from the journal into SQLite, without the
 * records that stay as they are. */
typedef struct
{
  PskUndoPlan *plan; /* borrowed */
  PskJournalEntry *entry; /* borrowed */
  guint n_found; /* conflicts that only SQLite saw */
  gboolean is_broken; /* something cannot be taken back, and nobody knows which record */

  /* While it flows */
  GInputStream *stream; /* borrowed */
  PskChangesetReader *reader; /* borrowed */
  GCancellable *cancellable; /* borrowed */
  GByteArray *out; /* what SQLite is to get */
  gsize n_out; /* how much of it it got */
  char *table; /* whose head it got last */
  GError *error;
} Undoing;

static void
keep_record_cb (const PskChangeRecord *record,
                gpointer               user_data)
{
  Undoing *undoing = user_data;

  if (psk_undo_plan_keeps (undoing->plan, record))
    return;

  if (g_strcmp0 (undoing->table, record->table) != 0)
    {
      g_free (undoing->table);
      undoing->table = g_strdup (record->table);
      g_byte_array_append (undoing->out, record->header, (guint) record->header_size);
    }
  g_byte_array_append (undoing->out, record->data, (guint) record->size);
}

static int
read_kept_cb (void *user_data,
              void *data,
              int  *size)
{
  Undoing *undoing = user_data;
  guint8 piece[PIECE];
  gsize n_read = 1;

  while (undoing->n_out == undoing->out->len && n_read > 0)
    {
      g_byte_array_set_size (undoing->out, 0);
      undoing->n_out = 0;
      if (!g_input_stream_read_all (undoing->stream, piece, sizeof piece, &n_read,
                                    undoing->cancellable, &undoing->error))
        return SQLITE_IOERR;
      psk_changeset_reader_push (undoing->reader, piece, n_read);
    }

  *size = (int) MIN ((gsize) *size, undoing->out->len - undoing->n_out);
  memcpy (data, undoing->out->data + undoing->n_out, (gsize) *size);
  undoing->n_out += (gsize) *size;
  return SQLITE_OK;
}

static gint64
id_of_conflict (sqlite3_changeset_iter *iter,
                int                     operation,
                int                     n_columns,
                const unsigned char    *keys)
{
  sqlite3_value *value = NULL;
  int key = 0;

  while (key < n_columns - 1 && keys[key] == 0)
    key++;
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, key, &value);
  else
    sqlite3changeset_old (iter, key, &value);

  if (value == NULL || sqlite3_value_type (value) == SQLITE_INTEGER)
    return value != NULL ? sqlite3_value_int64 (value) : 0;

  return psk_changeset_hash_key (sqlite3_value_text (value),
                                 (gsize) sqlite3_value_bytes (value));
}

/* A record that is in the way is left out, so that all of them are found at once; then
 * everything is rolled back. */
static int
conflict_cb (void                   *user_data,
             int                     conflict,
             sqlite3_changeset_iter *iter)
{
  Undoing *undoing = user_data;
  const char *table;
  unsigned char *keys;
  int n_columns;
  int operation;

  if (conflict == SQLITE_CHANGESET_FOREIGN_KEY
      || sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL) != SQLITE_OK
      || sqlite3changeset_pk (iter, &keys, NULL) != SQLITE_OK
      || !psk_undo_plan_add_conflict (undoing->plan, table,
                                      id_of_conflict (iter, operation, n_columns, keys)))
    {
      /* It may follow from one that was left out. */
      undoing->is_broken = undoing->n_found == 0;
      return SQLITE_CHANGESET_ABORT;
    }

  undoing->n_found++;
  return SQLITE_CHANGESET_OMIT;
}

static void
refuse (GPtrArray *conflicts,
        GError   **error)
{
  const guint n = conflicts->len;

  if (n == 0)
    g_set_error_literal (error, PSK_ERROR, PSK_ERROR_CONFLICT,
                         _("The step cannot be taken back any more, because other records "
                           "depend on it: nothing was changed."));
  else
    g_set_error (error, PSK_ERROR, PSK_ERROR_CONFLICT,
                 ngettext ("%u record of the step was changed since, so nothing was taken back: "
                           "take the later change back first, or keep that record as it is.",
                           "%u records of the step were changed since, so nothing was taken "
                           "back: take the later changes back first, or keep those records as "
                           "they are.", n), n);
}

static gboolean
end_applying (PskStore *store,
              Undoing  *undoing,
              int       code,
              GError  **error)
{
  if (undoing->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&undoing->error));
      return FALSE;
    }

  if (undoing->n_found > 0 || undoing->is_broken)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      refuse (none, error);
      return FALSE;
    }

  if (code != SQLITE_OK)
    psk_store_set_error (store, code, error);

  return code == SQLITE_OK;
}

/* The command that takes a step back. */
static gboolean
take_back (PskStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Undoing *undoing = data;
  g_autoptr (GInputStream) stream
    = psk_journal_table_open_changeset (store, undoing->entry->id, error);
  g_autoptr (PskChangesetReader) reader = psk_changeset_reader_new (keep_record_cb, undoing);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  int code;

  if (stream == NULL)
    return FALSE;

  undoing->stream = stream;
  undoing->reader = reader;
  undoing->cancellable = cancellable;
  undoing->out = out;
  undoing->n_out = 0;
  undoing->n_found = 0;
  undoing->is_broken = FALSE;

  /* Without a savepoint, for the reason that is given in psk-journal.c. */
  code = sqlite3changeset_apply_v2_strm (psk_store_get_db (store), read_kept_cb, undoing, NULL,
                                         conflict_cb, undoing, NULL, NULL,
                                         SQLITE_CHANGESETAPPLY_NOSAVEPOINT
                                         | SQLITE_CHANGESETAPPLY_INVERT);
  g_clear_pointer (&undoing->table, g_free);

  return end_applying (store, undoing, code, error);
}

static PskJournalEntry *
read_entry (PskStore *store,
            gint64    id,
            GError  **error)
{
  g_autoptr (PskJournalEntry) entry = psk_journal_table_read (store, id, NULL);
  g_autoptr (GHashTable) taken = NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (entry == NULL)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                   /* Translators: the number of a step */
                   _("There is no step %s in the log: see its list."), number);
      return NULL;
    }

  taken = psk_journal_table_read_taken_back (store, error);
  if (taken == NULL)
    return NULL;

  if (g_str_equal (entry->state, "done") && !g_hash_table_contains (taken, &id))
    return g_steal_pointer (&entry);

  g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
               /* Translators: the number of a step */
               _("Step %s was taken back already: nothing was changed."), number);
  return NULL;
}

/* Whether what may be taken back shall be. */
static gboolean
check_conflicts (PskUndoPlan *plan,
                 PskUndoFlags flags,
                 GPtrArray  **conflicts,
                 GError     **error)
{
  g_clear_pointer (conflicts, g_ptr_array_unref);
  *conflicts = psk_undo_plan_list_conflicts (plan);
  if ((*conflicts)->len == 0)
    return TRUE;

  if ((flags & PSK_UNDO_KEEP_TOUCHED) == 0)
    {
      refuse (*conflicts, error);
      return FALSE;
    }

  if (!psk_undo_plan_keeps_all (plan))
    return TRUE;

  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_CONFLICT,
                       _("Everything that the step did was changed since: there is nothing left "
                         "to take back."));
  return FALSE;
}

static gboolean
run_plan (PskStore        *store,
          PskJournalEntry *entry,
          PskUndoPlan     *plan,
          PskUndoFlags     flags,
          const char      *who,
          GCancellable    *cancellable,
          GPtrArray      **conflicts,
          PskChanges      *changes,
          GError         **error)
{
  Undoing undoing = { .plan = plan, .entry = entry };
  g_autoptr (PskCommand) command
    = psk_command_new (entry->label, entry->subject, take_back, &undoing, NULL);

  psk_command_set_takes_back (command, entry->id);

  /* SQLite may find records in the way that no later step touched: a slot that another
   * household holds now. Each round leaves more of them as they are. */
  while (check_conflicts (plan, flags, conflicts, error))
    {
      g_autoptr (GError) local = NULL;

      if (psk_journal_run (store, command, who, cancellable, changes, &local))
        return TRUE;

      if (undoing.n_found == 0)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      psk_undo_plan_settle (plan);
    }

  return FALSE;
}

/**
 * psk_journal_undo_entry:
 * @store: the writing store
 * @id: an entry of the journal
 * @flags: what becomes of records that were changed since
 * @who: the user
 * @cancellable: (nullable): a cancellable
 * @conflicts: (out) (optional) (element-type PskConflict): the records that were changed
 *   since; they stayed as they are when %TRUE is returned
 * @changes: (out): what was touched
 * @error: (nullable): %PSK_ERROR_NOT_FOUND; %PSK_ERROR_REFUSED when the step was taken
 *   back already; %PSK_ERROR_CONFLICT when records were changed since
 *
 * Takes one step back while later ones stay. The latest step is undone as by
 * psk_journal_undo(). Taking back an older one is a step of its own, which can be undone,
 * redone and taken back like any other.
 *
 * Returns: whether it was taken back; else nothing was changed
 */
gboolean
psk_journal_undo_entry (PskStore     *store,
                        gint64        id,
                        PskUndoFlags  flags,
                        const char   *who,
                        GCancellable *cancellable,
                        GPtrArray   **conflicts,
                        PskChanges   *changes,
                        GError      **error)
{
  g_autoptr (PskJournalEntry) entry = NULL;
  g_autoptr (PskJournalEntry) latest = NULL;
  g_autoptr (PskUndoPlan) plan = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gboolean done;

  g_return_val_if_fail (store != NULL && who != NULL, FALSE);

  if (conflicts != NULL)
    *conflicts = NULL;
  entry = read_entry (store, id, error);
  latest = entry != NULL ? psk_journal_table_next_undo (store) : NULL;
  if (latest != NULL && latest->id == id)
    return psk_journal_undo (store, changes, error);

  plan = entry != NULL ? psk_undo_plan_new (store, entry, cancellable, error) : NULL;
  if (plan == NULL)
    return FALSE;

  done = run_plan (store, entry, plan, flags, who, cancellable, &found, changes, error);
  if (conflicts != NULL)
    *conflicts = g_steal_pointer (&found);

  return done;
}
