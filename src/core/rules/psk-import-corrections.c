/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-corrections.h"

struct _PskImportCorrections
{
  GHashTable *rows; /* place → Row */
};

typedef struct
{
  gint64 place;
  char *texts[PSK_N_COLUMNS]; /* NULL where the file counts */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  for (int i = 0; i < PSK_N_COLUMNS; i++)
    g_free (row->texts[i]);
  g_free (row);
}

static gint64
get_place (int sheet,
           int row)
{
  return (gint64) sheet << 32 | (guint32) row;
}

/**
 * psk_import_corrections_new:
 *
 * Returns: (transfer full): no corrections yet
 */
PskImportCorrections *
psk_import_corrections_new (void)
{
  PskImportCorrections *self = g_new0 (PskImportCorrections, 1);

  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, row_free);
  return self;
}

/**
 * psk_import_corrections_copy:
 * @self: corrections
 *
 * Returns: (transfer full): a copy, for another thread
 */
PskImportCorrections *
psk_import_corrections_copy (PskImportCorrections *self)
{
  PskImportCorrections *copy = psk_import_corrections_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Row *row = g_memdup2 (value, sizeof *row);

      for (int i = 0; i < PSK_N_COLUMNS; i++)
        row->texts[i] = g_strdup (row->texts[i]);
      g_hash_table_insert (copy->rows, &row->place, row);
    }

  return copy;
}

/**
 * psk_import_corrections_free:
 * @self: (transfer full): corrections
 */
void
psk_import_corrections_free (PskImportCorrections *self)
{
  g_hash_table_unref (self->rows);
  g_free (self);
}

/**
 * psk_import_corrections_get_n:
 * @self: corrections
 *
 * Returns: how many rows have one
 */
guint
psk_import_corrections_get_n (PskImportCorrections *self)
{
  return g_hash_table_size (self->rows);
}

/**
 * psk_import_corrections_set:
 * @self: corrections
 * @sheet: a sheet, from 1
 * @row: a row, from 1
 * @field: what the cell is about
 * @text: (nullable): what it shall say; %NULL for what the file says
 */
void
psk_import_corrections_set (PskImportCorrections *self,
                            int                   sheet,
                            int                   row,
                            PskColumn             field,
                            const char           *text)
{
  const gint64 place = get_place (sheet, row);
  Row *entry = g_hash_table_lookup (self->rows, &place);

  g_return_if_fail (field >= 0 && field < PSK_N_COLUMNS);

  if (entry == NULL)
    {
      entry = g_new0 (Row, 1);
      entry->place = place;
      g_hash_table_insert (self->rows, &entry->place, entry);
    }
  g_free (entry->texts[field]);
  entry->texts[field] = g_strdup (text);
}

/**
 * psk_import_corrections_get:
 * @self: corrections
 * @sheet: a sheet, from 1
 * @row: a row, from 1
 *
 * Returns: (transfer none) (nullable) (array fixed-size=18): what the cells of the row
 *   shall say, %NULL where the file counts; %NULL for a row without corrections
 */
const char * const *
psk_import_corrections_get (PskImportCorrections *self,
                            int                   sheet,
                            int                   row)
{
  const gint64 place = get_place (sheet, row);
  const Row *entry = g_hash_table_lookup (self->rows, &place);

  return entry != NULL ? (const char * const *) entry->texts : NULL;
}
