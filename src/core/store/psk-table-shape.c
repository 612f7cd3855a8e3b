/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-table-shape.h"

static const char attachment[] = "table-shapes";

static void
psk_table_shape_free (gpointer data)
{
  PskTableShape *self = data;

  g_ptr_array_unref (self->columns);
  g_array_unref (self->parents);
  g_free (self);
}

static PskTableShape *
ensure_shape (GHashTable *shapes,
              const char *table)
{
  PskTableShape *self = g_hash_table_lookup (shapes, table);

  if (self != NULL)
    return self;

  self = g_new0 (PskTableShape, 1);
  self->name = g_intern_string (table);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->parents = g_array_new (FALSE, FALSE, sizeof (PskTableParent));
  g_hash_table_insert (shapes, (gpointer) self->name, self);

  return self;
}

static GHashTable *
load (PskStore *store)
{
  GHashTable *shapes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                              psk_table_shape_free);
  sqlite3_stmt *statement = psk_store_statement (
    store,
    "SELECT t.name, c.name, f.\"table\" FROM sqlite_schema t JOIN pragma_table_info (t.name) c "
    "LEFT JOIN pragma_foreign_key_list (t.name) f ON f.\"from\" = c.name "
    "WHERE t.type = 'table' ORDER BY t.name, c.cid",
    NULL);

  while (statement != NULL && psk_store_step (store, statement, NULL) == PSK_STEP_ROW)
    {
      PskTableShape *shape = ensure_shape (shapes,
                                           (const char *) sqlite3_column_text (statement, 0));
      const char *parent = (const char *) sqlite3_column_text (statement, 2);
      const PskTableParent entry = { shape->columns->len, g_intern_string (parent) };

      g_ptr_array_add (shape->columns,
                       g_strdup ((const char *) sqlite3_column_text (statement, 1)));
      if (parent != NULL && !g_str_equal (parent, "area"))
        g_array_append_val (shape->parents, entry);
    }

  return shapes;
}

/**
 * psk_table_shape_get:
 * @store: a store of a book
 * @table: the name of a table
 *
 * Returns: (transfer none) (nullable): its shape, as long as the store is open
 */
const PskTableShape *
psk_table_shape_get (PskStore   *store,
                     const char *table)
{
  GHashTable *shapes = psk_store_get_attachment (store, attachment);

  g_return_val_if_fail (store != NULL && table != NULL, NULL);

  /* The schema does not change while a book is open. */
  if (shapes == NULL)
    {
      shapes = load (store);
      psk_store_attach (store, attachment, shapes, (GDestroyNotify) g_hash_table_unref);
    }

  return g_hash_table_lookup (shapes, table);
}

/**
 * psk_table_shape_forget:
 * @store: a store whose schema is about to change
 *
 * Forgets all shapes.
 */
void
psk_table_shape_forget (PskStore *store)
{
  psk_store_attach (store, attachment, NULL, NULL);
}

/**
 * psk_table_shape_get_column:
 * @self: a table
 * @column: the number of a column
 *
 * Returns: (transfer none): its name, or "" for one that the table does not have
 */
const char *
psk_table_shape_get_column (const PskTableShape *self,
                            guint                column)
{
  return column < self->columns->len ? self->columns->pdata[column] : "";
}

/**
 * psk_table_shape_find_column:
 * @self: a table
 * @name: the name of a column
 *
 * Returns: its number, or -1
 */
int
psk_table_shape_find_column (const PskTableShape *self,
                             const char          *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_str_equal (self->columns->pdata[i], name))
        return (int) i;
    }

  return -1;
}
