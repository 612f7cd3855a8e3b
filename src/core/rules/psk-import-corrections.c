/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-corrections.h"

struct _PskImportCorrections
{
  GHashTable *rows; /* place → Row */
  GPtrArray *steps; /* GPtrArray of Edit: what to take back, the last one last */
};

typedef struct
{
  gint64 place;
  char *texts[PSK_N_COLUMNS]; /* NULL where the file counts */
} Row;

/* What a cell was corrected to before, NULL where the file counted. */
typedef struct
{
  int sheet;
  int row;
  PskColumn field;
  char *before;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->before);
  g_free (edit);
}

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
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
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

  /* A step that was made changes no more, so that both may have it. */
  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (copy->steps, g_ptr_array_ref (self->steps->pdata[i]));

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
  g_ptr_array_unref (self->steps);
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

static Row *
get_row (PskImportCorrections *self,
         int                   sheet,
         int                   row)
{
  const gint64 place = get_place (sheet, row);
  Row *entry = g_hash_table_lookup (self->rows, &place);

  if (entry != NULL)
    return entry;

  entry = g_new0 (Row, 1);
  entry->place = place;
  g_hash_table_insert (self->rows, &entry->place, entry);
  return entry;
}

/**
 * psk_import_corrections_begin:
 * @self: corrections
 *
 * Begins a step: all that is set until the next one is taken back with it.
 */
void
psk_import_corrections_begin (PskImportCorrections *self)
{
  g_ptr_array_add (self->steps, g_ptr_array_new_with_free_func (edit_free));
}

/**
 * psk_import_corrections_set:
 * @self: corrections, after psk_import_corrections_begin()
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
  Row *entry = get_row (self, sheet, row);
  Edit *edit;

  g_return_if_fail (field >= 0 && field < PSK_N_COLUMNS && self->steps->len > 0);

  edit = g_new0 (Edit, 1);
  edit->sheet = sheet;
  edit->row = row;
  edit->field = field;
  edit->before = entry->texts[field];
  g_ptr_array_add (self->steps->pdata[self->steps->len - 1], edit);
  entry->texts[field] = g_strdup (text);
}

/**
 * psk_import_corrections_can_undo:
 * @self: corrections
 *
 * Returns: whether there is a step to take back
 */
gboolean
psk_import_corrections_can_undo (PskImportCorrections *self)
{
  return self->steps->len > 0;
}

/**
 * psk_import_corrections_undo:
 * @self: corrections
 *
 * Takes the last step back.
 */
void
psk_import_corrections_undo (PskImportCorrections *self)
{
  GPtrArray *step;

  g_return_if_fail (self->steps->len > 0);

  /* The same cell may have been set twice. */
  step = self->steps->pdata[self->steps->len - 1];
  for (guint i = step->len; i > 0; i--)
    {
      const Edit *edit = step->pdata[i - 1];
      Row *entry = get_row (self, edit->sheet, edit->row);

      g_free (entry->texts[edit->field]);
      entry->texts[edit->field] = g_strdup (edit->before);
    }
  g_ptr_array_set_size (self->steps, (int) self->steps->len - 1);
}

/**
 * psk_import_corrections_get:
 * @self: corrections
 * @sheet: a sheet, from 1
 * @row: a row, from 1
 *
 * Returns: (transfer none) (nullable) (array fixed-size=19): what the cells of the row
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
