/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-row-selection.h"

/**
 * PskRowSelection:
 *
 * The selected rows of a #PskRowList, as a bitset: selecting a million rows costs
 * nothing. When rows move or the list is searched anew the selection follows them by
 * their ids, as long as there are not too many of them.
 */
struct _PskRowSelection
{
  GObject parent_instance;

  /* Owned */
  PskRowList *list;
  GtkBitset *selected;
  GHashTable *carried; /* ids of selected rows that went and may come again, or NULL */
};

/* More than these are not looked for when rows come. */
#define MAX_CARRIED 20000

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (G_LIST_MODEL (PSK_ROW_SELECTION (model)->list));
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (PSK_ROW_SELECTION (model)->list));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (PSK_ROW_SELECTION (model)->list), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  return gtk_bitset_contains (PSK_ROW_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n_items)
{
  return gtk_bitset_ref (PSK_ROW_SELECTION (model)->selected);
}

static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  PskRowSelection *self = PSK_ROW_SELECTION (model);
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (selected);
  g_autoptr (GtkBitset) after = gtk_bitset_copy (self->selected);

  gtk_bitset_intersect (wanted, mask);
  gtk_bitset_subtract (after, mask);
  gtk_bitset_union (after, wanted);

  gtk_bitset_difference (changed, after);
  if (gtk_bitset_is_empty (changed))
    return TRUE;

  g_clear_pointer (&self->selected, gtk_bitset_unref);
  self->selected = g_steal_pointer (&after);
  gtk_selection_model_selection_changed (model, gtk_bitset_get_minimum (changed),
                                         gtk_bitset_get_maximum (changed)
                                         - gtk_bitset_get_minimum (changed) + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PskRowSelection, psk_row_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      selection_model_init))

/* The selected ones of the rows that go. */
static void
carry (PskRowSelection *self,
       guint            position,
       guint            removed)
{
  GtkBitsetIter iter;
  guint at;

  if (removed == 0
      || gtk_bitset_get_size_in_range (self->selected, position, position + removed - 1)
           > MAX_CARRIED)
    return;

  if (self->carried == NULL)
    self->carried = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (gboolean more = gtk_bitset_iter_init_at (&iter, self->selected, position, &at);
       more && at < position + removed;
       more = gtk_bitset_iter_next (&iter, &at))
    {
      const gint64 id = psk_row_list_get_former_id (self->list, at);

      g_hash_table_add (self->carried, g_memdup2 (&id, sizeof id));
    }
}

static void
find_carried (PskRowSelection *self,
              guint            position,
              guint            added)
{
  for (guint i = position; i < position + added && g_hash_table_size (self->carried) > 0; i++)
    {
      const gint64 id = psk_row_list_get_id (self->list, i);

      if (g_hash_table_remove (self->carried, &id))
        gtk_bitset_add (self->selected, i);
    }
  g_clear_pointer (&self->carried, g_hash_table_unref);
}

static void
items_changed_cb (PskRowList      *list,
                  guint            position,
                  guint            removed,
                  guint            added,
                  PskRowSelection *self)
{
  carry (self, position, removed);
  gtk_bitset_splice (self->selected, position, removed, added);
  if (added > 0 && self->carried != NULL)
    find_carried (self, position, added);

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (added > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, added);
}

static void
psk_row_selection_dispose (GObject *object)
{
  PskRowSelection *self = PSK_ROW_SELECTION (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);

  G_OBJECT_CLASS (psk_row_selection_parent_class)->dispose (object);
}

static void
psk_row_selection_finalize (GObject *object)
{
  PskRowSelection *self = PSK_ROW_SELECTION (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->selected, gtk_bitset_unref);
  g_clear_pointer (&self->carried, g_hash_table_unref);

  G_OBJECT_CLASS (psk_row_selection_parent_class)->finalize (object);
}

static void
psk_row_selection_class_init (PskRowSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = psk_row_selection_dispose;
  object_class->finalize = psk_row_selection_finalize;
}

static void
psk_row_selection_init (PskRowSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

/**
 * psk_row_selection_new:
 * @list: a list
 *
 * Returns: (transfer full): a selection model over @list
 */
PskRowSelection *
psk_row_selection_new (PskRowList *list)
{
  PskRowSelection *self;

  g_return_val_if_fail (PSK_IS_ROW_LIST (list), NULL);

  self = g_object_new (PSK_TYPE_ROW_SELECTION, NULL);
  self->list = g_object_ref (list);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), self);

  return self;
}

/**
 * psk_row_selection_get_n:
 * @self: a selection
 *
 * Returns: how many rows are selected
 */
guint
psk_row_selection_get_n (PskRowSelection *self)
{
  g_return_val_if_fail (PSK_IS_ROW_SELECTION (self), 0);

  return (guint) gtk_bitset_get_size (self->selected);
}

/**
 * psk_row_selection_get_ids:
 * @self: a selection
 *
 * Returns: (transfer full) (element-type gint64): the ids of the selected rows
 */
GArray *
psk_row_selection_get_ids (PskRowSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (PSK_IS_ROW_SELECTION (self), NULL);

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position);
       more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      const gint64 id = psk_row_list_get_id (self->list, position);

      g_array_append_val (ids, id);
    }

  return ids;
}
