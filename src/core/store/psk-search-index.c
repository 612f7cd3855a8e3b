/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem */

#include "config.h"

#include "psk-search-index.h"

#include <string.h>

/**
 * PskSearchIndex:
 *
 * The search texts of all households, one after another in memory, as long as the
 * book does not change. Looking through 20 MB takes a few milliseconds for any part
 * of a word; reading the same from the database takes fifty times as long.
 */
struct _PskSearchIndex
{
  PskStamp stamp;
  GString *texts; /* each with a zero behind it */
  GArray *starts; /* guint32: where a text begins in texts, and last where they end */
  GArray *ids; /* gint64: the household of each text, ascending */
};

static void
psk_search_index_free (gpointer data)
{
  PskSearchIndex *self = data;

  g_string_free (self->texts, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->ids);
  g_free (self);
}

static void
append (PskSearchIndex *self,
        gint64          id,
        const char     *text,
        int             size)
{
  const guint32 start = (guint32) self->texts->len;

  g_array_append_val (self->starts, start);
  g_array_append_val (self->ids, id);
  g_string_append_len (self->texts, text, size);
  g_string_append_c (self->texts, '\0');
}

static PskSearchIndex *
load (PskStore *store,
      GError  **error)
{
  sqlite3_stmt *statement = psk_store_statement (
    store, "SELECT household, search_text FROM household_text ORDER BY household", error);
  PskSearchIndex *self;
  PskStep step;
  guint32 end;

  if (statement == NULL)
    return NULL;

  self = g_new0 (PskSearchIndex, 1);
  self->stamp = psk_store_get_stamp (store);
  self->texts = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  /* Offsets of 32 bits are enough for 40 million households. */
  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW
         && self->texts->len < G_MAXINT32)
    append (self, sqlite3_column_int64 (statement, 0),
            (const char *) sqlite3_column_text (statement, 1),
            sqlite3_column_bytes (statement, 1));
  sqlite3_reset (statement);

  end = (guint32) self->texts->len;
  g_array_append_val (self->starts, end);
  if (step != PSK_STEP_ERROR)
    return self;

  psk_search_index_free (self);
  return NULL;
}

/**
 * psk_search_index_get:
 * @store: a store
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer none) (nullable): the texts as they are in the book now; until
 *   the next call
 */
PskSearchIndex *
psk_search_index_get (PskStore *store,
                      GError  **error)
{
  static const char key[] = "search-index";
  PskSearchIndex *self = psk_store_get_attachment (store, key);
  const PskStamp now = psk_store_get_stamp (store);

  if (self != NULL && psk_stamp_equal (&self->stamp, &now))
    return self;

  /* The old one goes first: there is never memory for two. */
  psk_store_attach (store, key, NULL, NULL);
  self = load (store, error);
  if (self != NULL)
    psk_store_attach (store, key, self, psk_search_index_free);

  return self;
}

/* The longest word is the rarest. */
static int
longest_word (GStrv words)
{
  int longest = 0;

  for (int i = 1; words[i] != NULL; i++)
    {
      if (strlen (words[i]) > strlen (words[longest]))
        longest = i;
    }

  return longest;
}

static gboolean
has_words (const char *text,
           gsize       size,
           GStrv       words,
           int         except)
{
  for (int i = 0; words[i] != NULL; i++)
    {
      if (i != except && memmem (text, size, words[i], strlen (words[i])) == NULL)
        return FALSE;
    }

  return TRUE;
}

/* A bit for every row id: those of the households whose text has every word. */
static guint8 *
find (PskSearchIndex *self,
      GStrv           words,
      gint64          last_id)
{
  guint8 *found = g_malloc0 ((gsize) last_id / 8 + 1);
  const char *texts = self->texts->str;
  const guint32 *starts = (const guint32 *) (gpointer) self->starts->data;
  const int longest = longest_word (words);
  const gsize size = strlen (words[longest]);
  gsize at = 0;
  guint i = 0;

  while (TRUE)
    {
      const char *hit = memmem (texts + at, self->texts->len - at, words[longest], size);
      gint64 id;

      if (hit == NULL)
        return found;

      while (starts[i + 1] <= (gsize) (hit - texts))
        i++;
      id = g_array_index (self->ids, gint64, i);
      if (has_words (texts + starts[i], starts[i + 1] - starts[i], words, longest))
        found[id / 8] |= (guint8) (1 << id % 8);
      at = starts[++i];
    }
}

/**
 * psk_search_index_filter:
 * @self: the texts
 * @ids: (element-type gint64): row ids in order
 * @key: what is searched for, as psk_text_search_key() makes it; not ""
 *
 * Finds the households that have every word of @key somewhere in their name, house
 * number, citizen id, phone or note.
 *
 * Returns: (transfer full) (element-type gint64): those of @ids, in the same order
 */
GArray *
psk_search_index_filter (PskSearchIndex *self,
                         GArray         *ids,
                         const char     *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  const gint64 last_id = self->ids->len > 0
                         ? g_array_index (self->ids, gint64, self->ids->len - 1) : 0;
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree guint8 *found = NULL;

  if (words[0] == NULL)
    return kept;

  found = find (self, words, last_id);
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);

      if (id <= last_id && (found[id / 8] & 1 << id % 8) != 0)
        g_array_append_val (kept, id);
    }

  return kept;
}
