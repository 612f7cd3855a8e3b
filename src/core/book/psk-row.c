/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-row.h"

/**
 * PskRow:
 *
 * A row of a #PskRowList. Its record is a snapshot; when the book changes, the row gets
 * another one and says so. As long as somebody holds the row, the list gives the same
 * object for the same id, so that a view need not make its widgets again.
 */
struct _PskRow
{
  GObject parent_instance;

  gint64 id;

  /* Owned */
  gpointer record; /* NULL when it is not in the book, or no more */
  GHashTable *living; /* id → row, of all rows that somebody holds; NULL outside of a list */
};

G_DEFINE_FINAL_TYPE (PskRow, psk_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
psk_row_finalize (GObject *object)
{
  PskRow *self = PSK_ROW (object);

  if (self->living != NULL)
    {
      g_hash_table_remove (self->living, &self->id);
      g_hash_table_unref (self->living);
    }
  g_clear_object (&self->record);

  G_OBJECT_CLASS (psk_row_parent_class)->finalize (object);
}

static void
psk_row_class_init (PskRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_row_finalize;

  /**
   * PskRow::changed:
   * @self: a row
   *
   * What the row shows is another record now, or reads in another way.
   */
  signals[CHANGED] = g_signal_new ("changed", PSK_TYPE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
psk_row_init (PskRow *self)
{
}

/**
 * psk_row_new:
 * @id: the id of a record
 * @living: (nullable): where the row is found by its id as long as it lives
 *
 * Returns: (transfer full): a row without its record
 */
PskRow *
psk_row_new (gint64      id,
             GHashTable *living)
{
  PskRow *self = g_object_new (PSK_TYPE_ROW, NULL);

  self->id = id;
  if (living != NULL)
    {
      self->living = g_hash_table_ref (living);
      g_hash_table_insert (living, &self->id, self);
    }

  return self;
}

/**
 * psk_row_get_id:
 * @self: a row
 *
 * Returns: the id of its record
 */
gint64
psk_row_get_id (PskRow *self)
{
  g_return_val_if_fail (PSK_IS_ROW (self), 0);

  return self->id;
}

/**
 * psk_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none) (nullable) (type PskRecord): its record as it is now; %NULL for a
 *   row that was deleted a moment ago
 */
gpointer
psk_row_get_record (PskRow *self)
{
  g_return_val_if_fail (PSK_IS_ROW (self), NULL);

  return self->record;
}

static gboolean
same_record (gpointer before,
             gpointer after)
{
  return before == after
         || (before != NULL && after != NULL && psk_record_equal (before, after));
}

/**
 * psk_row_take_record:
 * @self: a row
 * @record: (nullable) (type PskRecord): its record as it is now
 * @renamed: whether the same record reads in another way now
 *
 * Says that the row changed, if it did.
 *
 * Returns: whether it did
 */
gboolean
psk_row_take_record (PskRow   *self,
                     gpointer  record,
                     gboolean  renamed)
{
  g_return_val_if_fail (PSK_IS_ROW (self), FALSE);

  if (!renamed && same_record (self->record, record))
    return FALSE;

  g_set_object ((GObject **) &self->record, record);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}
