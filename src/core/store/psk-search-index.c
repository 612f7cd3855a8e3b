/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem */

#include "config.h"

#include "psk-search-index.h"

#include <string.h>

/**
 * PskSearchIndex:
 *
 * The search texts of all rows, one after another in memory. Looking through 10 MB takes
 * a few milliseconds for any part of a word; reading the same from the database takes
 * fifty times as long.
 */
struct _PskSearchIndex
{
  GString *texts; /* each with a zero behind it */
  GArray *starts; /* guint32: where an entry begins in texts */
  GArray *rows; /* guint32: the row of an entry, or NO_ROW when it was replaced */
  GArray *entries; /* guint32: the entry of a row */
};

#define NO_ROW G_MAXUINT32

/**
 * psk_search_index_new:
 *
 * Returns: (transfer full): an index without rows
 */
PskSearchIndex *
psk_search_index_new (void)
{
  PskSearchIndex *self = g_new0 (PskSearchIndex, 1);

  self->texts = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->entries = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

/**
 * psk_search_index_free:
 * @self: (transfer full): an index
 */
void
psk_search_index_free (PskSearchIndex *self)
{
  g_string_free (self->texts, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->rows);
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * psk_search_index_set:
 * @self: an index
 * @row: a row, or the one after the last
 * @text: (array length=size): its text, as psk_search_text_new() makes it
 * @size: in bytes
 *
 * Gives a row its text. An old text stays in memory and is not found any more.
 */
void
psk_search_index_set (PskSearchIndex *self,
                      guint           row,
                      const char     *text,
                      gsize           size)
{
  const guint32 start = (guint32) self->texts->len;
  const guint32 entry = self->rows->len;
  const guint32 owner = row;

  /* Offsets of 32 bits are enough for 40 million households. */
  g_return_if_fail (row <= self->entries->len && self->texts->len < G_MAXINT32);

  if (row == self->entries->len)
    g_array_append_val (self->entries, entry);
  else
    {
      g_array_index (self->rows, guint32, g_array_index (self->entries, guint32, row)) = NO_ROW;
      g_array_index (self->entries, guint32, row) = entry;
    }

  g_array_append_val (self->starts, start);
  g_array_append_val (self->rows, owner);
  g_string_append_len (self->texts, text, (gssize) size);
  g_string_append_c (self->texts, '\0');
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

static void
find (PskSearchIndex *self,
      GStrv           words,
      guint8         *found,
      guint           n_rows)
{
  const char *texts = self->texts->str;
  const guint n_entries = self->starts->len;
  const int longest = longest_word (words);
  const gsize size = strlen (words[longest]);
  gsize at = 0;
  guint i = 0;

  while (i < n_entries)
    {
      const char *hit = memmem (texts + at, self->texts->len - at, words[longest], size);
      gsize start;
      gsize end;
      guint32 row;

      if (hit == NULL)
        return;

      while (i + 1 < n_entries
             && g_array_index (self->starts, guint32, i + 1) <= (gsize) (hit - texts))
        i++;
      start = g_array_index (self->starts, guint32, i);
      end = i + 1 < n_entries ? g_array_index (self->starts, guint32, i + 1) : self->texts->len;
      row = g_array_index (self->rows, guint32, i);
      if (row < n_rows && has_words (texts + start, end - start, words, longest))
        found[row] = 1;
      at = end;
      i++;
    }
}

/**
 * psk_search_index_find:
 * @self: the texts
 * @key: what is searched for, as psk_search_text_pack() makes it
 * @found: (inout) (array length=n_rows): becomes 1 for each row that has every word of @key
 *   somewhere
 * @n_rows: how many
 */
void
psk_search_index_find (PskSearchIndex *self,
                       const char     *key,
                       guint8         *found,
                       guint           n_rows)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  if (words[0] != NULL)
    find (self, words, found, n_rows);
}
