/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-area-tree.h"

#include <glib/gi18n.h>

#include "psk-text.h"

/**
 * PskAreaTree:
 *
 * The areas with selected and target households: the province, its districts,
 * and the tambons of the district that is chosen. Choosing one filters all tabs.
 */
struct _PskAreaTree
{
  AdwBin parent_instance;

  /* Owned by the template-less widget tree */
  GtkListBox *list;

  /* Owned */
  GPtrArray *order; /* PskArea of each row */
  PskAreas *areas;

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PskAreaTree, psk_area_tree, ADW_TYPE_BIN)

static void
row_selected_cb (GtkListBox    *list,
                 GtkListBoxRow *row,
                 PskAreaTree   *self)
{
  PskArea *area;

  if (row == NULL || self->filling)
    return;

  area = self->order->pdata[gtk_list_box_row_get_index (row)];
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-area", "i", area->code);
}

static void
psk_area_tree_dispose (GObject *object)
{
  PskAreaTree *self = PSK_AREA_TREE (object);

  self->filling = TRUE;
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_clear_pointer (&self->areas, psk_areas_unref);

  G_OBJECT_CLASS (psk_area_tree_parent_class)->dispose (object);
}

static void
psk_area_tree_class_init (PskAreaTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psk_area_tree_dispose;
}

static void
psk_area_tree_init (PskAreaTree *self)
{
  self->order = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "area-tree");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Areas with chosen and target households"), -1);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

static const char *
sign_of (double have,
         double target)
{
  return have > target ? "!" : have == target ? "●" : have > 0 ? "◐" : "○";
}

static const char *
class_of (double have,
          double target)
{
  return have > target ? "wrong-text" : have == target ? "done-text" : "partial-text";
}

static void
append_row (PskAreaTree *self,
            PskArea     *area,
            PskMetrics  *metrics,
            int          selected)
{
  const double have = psk_metrics_get (metrics, area->code, PSK_METRIC_HOUSEHOLDS_SELECTED);
  const double target = psk_metrics_get (metrics, area->code, PSK_METRIC_HOUSEHOLDS_TARGET);
  g_autofree char *have_text = psk_text_format_number (have, 0);
  g_autofree char *target_text = psk_text_format_number (target, 0);
  g_autofree char *count = g_strdup_printf ("%s/%s", have_text, target_text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (psk_area_get_name (area, psk_language_of_messages ()));
  GtkWidget *number = gtk_label_new (count);
  GtkWidget *sign = gtk_label_new (sign_of (have, target));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 9);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_margin_start (name, (area->level - PSK_AREA_PROVINCE) * 12);
  if (area->level < PSK_AREA_TAMBON)
    gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (sign, class_of (have, target));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), sign);

  gtk_list_box_append (self->list, box);
  g_ptr_array_add (self->order, area);
  if (area->code == selected)
    gtk_list_box_select_row (self->list,
                             gtk_list_box_get_row_at_index (self->list, self->order->len - 1));
}

/**
 * psk_area_tree_show:
 * @self: a tree
 * @areas: the areas
 * @metrics: their figures
 * @selected: the chosen area
 */
void
psk_area_tree_show (PskAreaTree *self,
                    PskAreas    *areas,
                    PskMetrics  *metrics,
                    int          selected)
{
  GtkWidget *child;

  g_return_if_fail (PSK_IS_AREA_TREE (self));

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_ptr_array_set_size (self->order, 0);
  g_clear_pointer (&self->areas, psk_areas_unref);
  self->areas = psk_areas_ref (areas);

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *area = psk_areas_get (areas, i);

      if (area->level == PSK_AREA_TAMBON)
        continue;
      append_row (self, area, metrics, selected);
      if (area->level == PSK_AREA_DISTRICT && psk_area_code_within (selected, area->code))
        {
          g_autoptr (GPtrArray) tambons = psk_areas_get_children (areas, area->code);

          for (guint t = 0; t < tambons->len; t++)
            append_row (self, tambons->pdata[t], metrics, selected);
        }
    }
  self->filling = FALSE;
}
