/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-journal-table.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-record-table.h"
#include "psk-zstd.h"

#define PIECE (64 * 1024)

#define COLUMNS \
  "id, at, who, label, subject, state, size, takes_back, again FROM journal "

/**
 * psk_journal_table_insert:
 * @store: a store
 * @who: the user
 * @label: an English message that is translated when it is shown
 * @subject: (nullable): what it was done to
 * @changeset: the compressed changeset
 * @size: its size before it was compressed, bytes
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was inserted
 */
gboolean
psk_journal_table_insert (PskStore   *store,
                          const char *who,
                          const char *label,
                          const char *subject,
                          GBytes     *changeset,
                          gsize       size,
                          GError    **error)
{
  g_autofree char *now = psk_store_now (store);

  return psk_store_run (store,
                        "INSERT INTO journal (at, who, label, subject, size, changeset) "
                        "VALUES (?, ?, ?, coalesce (?, ''), ?, ?)",
                        error, "ttttlb", now, who, label, subject, (gint64) size, changeset);
}

/**
 * psk_journal_table_set_takes_back:
 * @store: a store
 * @id: an entry
 * @takes_back: the older entry that it takes back
 * @error: (nullable): where to put the error
 *
 * An entry that takes back what took another one back does that one again.
 *
 * Returns: whether it was written
 */
gboolean
psk_journal_table_set_takes_back (PskStore *store,
                                  gint64    id,
                                  gint64    takes_back,
                                  GError  **error)
{
  return psk_store_run (store,
                        "UPDATE journal SET takes_back = ?2, again = "
                        "(SELECT takes_back IS NOT NULL AND again = 0 FROM journal WHERE id = ?2) "
                        "WHERE id = ?1",
                        error, "ll", id, takes_back);
}

/**
 * psk_journal_table_drop_undone:
 * @store: a store
 * @error: (nullable): where to put the error
 *
 * After a new command, what was undone can no longer be redone.
 *
 * Returns: whether it was written
 */
gboolean
psk_journal_table_drop_undone (PskStore *store,
                               GError  **error)
{
  return psk_store_run (store, "UPDATE journal SET state = 'dropped' WHERE state = 'undone'",
                        error, "");
}

/**
 * psk_journal_table_set_state:
 * @store: a store
 * @id: an entry
 * @state: done, undone or dropped
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_journal_table_set_state (PskStore   *store,
                             gint64      id,
                             const char *state,
                             GError    **error)
{
  return psk_store_run (store, "UPDATE journal SET state = ? WHERE id = ?", error, "tl", state, id);
}

/**
 * psk_journal_table_next_undo:
 * @store: a store
 *
 * Returns: (transfer full) (nullable): the entry that Undo would undo
 */
PskJournalEntry *
psk_journal_table_next_undo (PskStore *store)
{
  return psk_record_table_read_one (
    store, PSK_TYPE_JOURNAL_ENTRY,
    psk_store_statement (store,
                         "SELECT " COLUMNS "WHERE state = 'done' ORDER BY id DESC LIMIT 1", NULL),
    NULL);
}

/**
 * psk_journal_table_next_redo:
 * @store: a store
 *
 * Returns: (transfer full) (nullable): the entry that Redo would do again
 */
PskJournalEntry *
psk_journal_table_next_redo (PskStore *store)
{
  return psk_record_table_read_one (
    store, PSK_TYPE_JOURNAL_ENTRY,
    psk_store_statement (store, "SELECT " COLUMNS "WHERE state = 'undone' ORDER BY id LIMIT 1",
                         NULL),
    NULL);
}

/**
 * psk_journal_table_read:
 * @store: a store
 * @id: an entry
 * @error: (nullable): %PSK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the entry
 */
PskJournalEntry *
psk_journal_table_read (PskStore *store,
                        gint64    id,
                        GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT " COLUMNS "WHERE id = ?", error, "l", id);

  return psk_record_table_read_one (store, PSK_TYPE_JOURNAL_ENTRY, statement, error);
}

/**
 * psk_journal_table_read_takers:
 * @store: a store
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskJournalEntry): the entries that
 *   take an older one back and are done, the latest first
 */
GPtrArray *
psk_journal_table_read_takers (PskStore *store,
                               GError  **error)
{
  return psk_record_table_read_all (
    store, PSK_TYPE_JOURNAL_ENTRY,
    psk_store_statement (store,
                         "SELECT " COLUMNS "WHERE takes_back IS NOT NULL AND state = 'done' "
                         "ORDER BY id DESC", error),
    error);
}

/**
 * psk_journal_table_read_taken_back:
 * @store: a store
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): a set of the entries that
 *   a later one took back, as long as that one is not taken back itself
 */
GHashTable *
psk_journal_table_read_taken_back (PskStore *store,
                                   GError  **error)
{
  g_autoptr (GPtrArray) takers = psk_journal_table_read_takers (store, error);
  GHashTable *taken;

  if (takers == NULL)
    return NULL;

  /* The latest first: whether one is taken back is known when it is its turn. */
  taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < takers->len; i++)
    {
      PskJournalEntry *taker = takers->pdata[i];

      if (!g_hash_table_contains (taken, &taker->id))
        g_hash_table_add (taken, g_memdup2 (&taker->takes_back, sizeof taker->takes_back));
    }

  return taken;
}

static GBytes *
read_changeset (PskStore *store,
                gint64    id,
                GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT changeset FROM journal WHERE id = ?", error, "l", id);
  const PskStep step = statement != NULL ? psk_store_step (store, statement, error)
                                         : PSK_STEP_ERROR;
  GBytes *changeset;

  if (step == PSK_STEP_DONE)
    g_set_error_literal (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                         _("The record is no longer in the book."));
  if (step != PSK_STEP_ROW)
    return NULL;

  changeset = g_bytes_new (sqlite3_column_blob (statement, 0),
                           (gsize) sqlite3_column_bytes (statement, 0));
  sqlite3_reset (statement);

  return changeset;
}

/**
 * psk_journal_table_open_changeset:
 * @store: a store
 * @id: an entry
 * @error: (nullable): %PSK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): a stream of the changeset, decompressed
 */
GInputStream *
psk_journal_table_open_changeset (PskStore *store,
                                  gint64    id,
                                  GError  **error)
{
  g_autoptr (GBytes) compressed = read_changeset (store, id, error);
  g_autoptr (GConverter) converter = NULL;
  g_autoptr (GInputStream) memory = NULL;

  if (compressed == NULL)
    return NULL;

  /* Before schema 5 they were deflated, which never begins as a frame does: its first byte
   * would be that of a stored block with bits where there are none. */
  converter = psk_zstd_is_frame (compressed)
              ? psk_zstd_decompressor_new ()
              : G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  memory = g_memory_input_stream_new_from_bytes (compressed);
  return g_converter_input_stream_new (memory, converter);
}

/**
 * psk_journal_table_read_changes:
 * @store: a store
 * @id: an entry
 * @func: is told of every record that the step changed
 * @user_data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): %PSK_ERROR_DAMAGED when it is no whole changeset: @func was told of
 *   what comes before the damage
 *
 * Returns: whether all of the changeset was read
 */
gboolean
psk_journal_table_read_changes (PskStore     *store,
                                gint64        id,
                                PskChangeFunc func,
                                gpointer      user_data,
                                GCancellable *cancellable,
                                GError      **error)
{
  g_autoptr (GInputStream) stream = psk_journal_table_open_changeset (store, id, error);
  g_autoptr (PskChangesetReader) reader = psk_changeset_reader_new (func, user_data);
  g_autofree guint8 *piece = g_malloc (PIECE);
  gsize size;

  if (stream == NULL)
    return FALSE;

  do
    {
      if (!g_input_stream_read_all (stream, piece, PIECE, &size, cancellable, error))
        return FALSE;
    }
  while (psk_changeset_reader_push (reader, piece, size) && size > 0);

  if (psk_changeset_reader_end (reader))
    return TRUE;

  psk_store_set_error (NULL, SQLITE_CORRUPT, error);
  return FALSE;
}

/**
 * psk_journal_table_read_latest:
 * @store: a store
 * @limit: how many at the most
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskJournalEntry): the latest first
 */
GPtrArray *
psk_journal_table_read_latest (PskStore *store,
                               int       limit,
                               GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT " COLUMNS "ORDER BY id DESC LIMIT ?", error, "i", limit);

  return psk_record_table_read_all (store, PSK_TYPE_JOURNAL_ENTRY, statement, error);
}

/**
 * psk_journal_table_log_access:
 * @store: a store
 * @who: the user
 * @act: export, print or reveal
 * @detail: what went out
 * @error: (nullable): where to put the error
 *
 * Notes that personal data were shown or left the book. This is never undone.
 *
 * Returns: whether it was written
 */
gboolean
psk_journal_table_log_access (PskStore   *store,
                              const char *who,
                              const char *act,
                              const char *detail,
                              GError    **error)
{
  g_autofree char *now = psk_store_now (store);

  return psk_store_run (store,
                        "INSERT INTO access_log (at, who, act, detail) VALUES (?, ?, ?, ?)", error,
                        "tttt", now, who, act, detail);
}
