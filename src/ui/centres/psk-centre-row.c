/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centre-row.h"

#include <string.h>

#include "psk-centre-state.h"
#include "psk-text.h"

/**
 * PskCentreRow:
 *
 * A line of the list of centres: the sign of its state, the tambon, and the first
 * thing that it lacks.
 */
struct _PskCentreRow
{
  GtkListBoxRow parent_instance;

  /* Owned */
  PskCentre *centre;
  char *keys; /* what a search looks into */

  /* Borrowed */
  GtkLabel *sign;
  GtkLabel *name;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (PskCentreRow, psk_centre_row, GTK_TYPE_LIST_BOX_ROW)

static void
psk_centre_row_finalize (GObject *object)
{
  PskCentreRow *self = PSK_CENTRE_ROW (object);

  g_clear_object (&self->centre);
  g_free (self->keys);

  G_OBJECT_CLASS (psk_centre_row_parent_class)->finalize (object);
}

static void
psk_centre_row_class_init (PskCentreRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_centre_row_finalize;
}

static void
psk_centre_row_init (PskCentreRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->sign = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->sign, 2);

  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);

  self->text = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_css_classes (GTK_WIDGET (self->text),
                              (const char *[]) { "caption", "dim-label", NULL });

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sign));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * psk_centre_row_new:
 *
 * Returns: (transfer floating): a row without a centre
 */
GtkWidget *
psk_centre_row_new (void)
{
  return g_object_new (PSK_TYPE_CENTRE_ROW, NULL);
}

static char *
make_keys (PskCentre *centre,
           PskArea   *area)
{
  g_autofree char *centre_name = psk_text_area_key (centre->name != NULL ? centre->name : "");
  g_autofree char *english = area != NULL ? psk_text_area_key (area->name_en) : g_strdup ("");

  return g_strjoin ("\n", centre_name, english, area != NULL ? area->match_key : "", NULL);
}

/**
 * psk_centre_row_show:
 * @self: a row
 * @centre: the centre that it shows from now on
 * @areas: all areas
 */
void
psk_centre_row_show (PskCentreRow *self,
                     PskCentre    *centre,
                     PskAreas     *areas)
{
  const char *name;
  const char *text;
  g_autofree char *spoken = NULL;
  PskMapPinState state;

  g_return_if_fail (PSK_IS_CENTRE_ROW (self) && PSK_IS_CENTRE (centre) && areas != NULL);

  state = psk_centre_get_state (centre, areas);
  name = psk_areas_get_name (areas, centre->tambon, psk_language_of_messages ());
  text = psk_centre_get_state_text (centre, areas);
  g_set_object (&self->centre, centre);
  g_free (self->keys);
  self->keys = make_keys (centre, psk_areas_lookup (areas, centre->tambon));

  gtk_label_set_label (self->sign, psk_centre_state_get_sign (state));
  gtk_widget_set_css_classes (GTK_WIDGET (self->sign),
                              (const char *[]) { psk_centre_state_get_class (state), NULL });
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->text, text);

  spoken = g_strdup_printf ("%s, %s", name, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * psk_centre_row_get_centre:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the centre that it shows
 */
PskCentre *
psk_centre_row_get_centre (PskCentreRow *self)
{
  g_return_val_if_fail (PSK_IS_CENTRE_ROW (self), NULL);

  return self->centre;
}

/**
 * psk_centre_row_matches:
 * @self: a row
 * @key: what is searched, of psk_text_area_key()
 *
 * Returns: whether the tambon or the name of the centre has @key in it
 */
gboolean
psk_centre_row_matches (PskCentreRow *self,
                        const char   *key)
{
  g_return_val_if_fail (PSK_IS_CENTRE_ROW (self) && key != NULL, FALSE);

  return self->keys != NULL && strstr (self->keys, key) != NULL;
}
