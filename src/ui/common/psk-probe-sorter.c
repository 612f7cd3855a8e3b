/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-probe-sorter.h"

/**
 * PskProbeSorter:
 *
 * A column view keeps to itself which head was clicked. The rows here are sorted
 * by the database, so that the sorter of a column has nothing to compare; it only
 * notes that the view asked it, and which way round its answer came back.
 */
struct _PskProbeSorter
{
  GtkSorter parent_instance;

  int key;
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (PskProbeSorter, psk_probe_sorter, GTK_TYPE_SORTER)

static GtkOrdering
psk_probe_sorter_compare (GtkSorter *sorter,
                          gpointer   a,
                          gpointer   b)
{
  PSK_PROBE_SORTER (sorter)->asked = TRUE;

  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
psk_probe_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
psk_probe_sorter_class_init (PskProbeSorterClass *klass)
{
  GTK_SORTER_CLASS (klass)->compare = psk_probe_sorter_compare;
  GTK_SORTER_CLASS (klass)->get_order = psk_probe_sorter_get_order;
}

static void
psk_probe_sorter_init (PskProbeSorter *self)
{
}

/**
 * psk_probe_sorter_new:
 * @key: what the owner calls the order of the column
 *
 * Returns: (transfer full): a sorter
 */
GtkSorter *
psk_probe_sorter_new (int key)
{
  PskProbeSorter *self = g_object_new (PSK_TYPE_PROBE_SORTER, NULL);

  self->key = key;
  return GTK_SORTER (self);
}

/**
 * psk_probe_sorter_get_key:
 * @self: a sorter
 *
 * Returns: what the owner calls the order of the column
 */
int
psk_probe_sorter_get_key (PskProbeSorter *self)
{
  g_return_val_if_fail (PSK_IS_PROBE_SORTER (self), 0);

  return self->key;
}

/**
 * psk_probe_sorter_leads:
 * @self: the sorter of a column
 * @view_sorter: the sorter of the view
 * @descending: (inout): set when the column leads: whether it is the other way round
 *
 * Returns: whether the view is sorted by this column first
 */
gboolean
psk_probe_sorter_leads (PskProbeSorter *self,
                        GtkSorter      *view_sorter,
                        gboolean       *descending)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering answer;

  g_return_val_if_fail (PSK_IS_PROBE_SORTER (self), FALSE);

  /* The view asks its first column, and the others only when that one finds no
   * difference: and a probe always finds one. */
  self->asked = FALSE;
  answer = gtk_sorter_compare (view_sorter, one, other);
  if (!self->asked)
    return FALSE;

  *descending = answer == GTK_ORDERING_LARGER;
  return TRUE;
}
