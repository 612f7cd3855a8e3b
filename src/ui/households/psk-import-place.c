/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-place.h"

#include <glib/gi18n.h>

#include "psk-area-button.h"

/**
 * PskImportPlace:
 *
 * Where the households of a list are that does not say it: the tambon, chosen from all of
 * the province. It is shown for such a list only.
 */
struct _PskImportPlace
{
  AdwBin parent_instance;

  /* Template widgets */
  PskAreaButton *tambon_button;

  /* Owned */
  PskAreas *areas;

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PskImportPlace, psk_import_place, ADW_TYPE_BIN)

static void
area_changed_cb (PskImportPlace *self)
{
  const int area = psk_area_button_get_area (self->tambon_button);

  if (!self->filling)
    gtk_widget_activate_action (GTK_WIDGET (self), "sheets.set-place", "i",
                                psk_area_code_level (area) == PSK_AREA_TAMBON ? area : 0);
}

/* What counts as long as nobody chooses. */
static char *
describe_list (PskImportPlace   *self,
               const PskMapping *mapping)
{
  if (mapping->tambon == 0)
    return g_strdup (_("Choose the tambon"));

  /* Translators: a tambon */
  return g_strdup_printf (_("%s, as the list says"),
                          psk_areas_get_name (self->areas, mapping->tambon,
                                              psk_language_of_messages ()));
}

static void
psk_import_place_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PSK_TYPE_IMPORT_PLACE);

  G_OBJECT_CLASS (psk_import_place_parent_class)->dispose (object);
}

static void
psk_import_place_finalize (GObject *object)
{
  g_clear_pointer (&PSK_IMPORT_PLACE (object)->areas, psk_areas_unref);

  G_OBJECT_CLASS (psk_import_place_parent_class)->finalize (object);
}

static void
psk_import_place_class_init (PskImportPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_import_place_dispose;
  G_OBJECT_CLASS (klass)->finalize = psk_import_place_finalize;

  g_type_ensure (PSK_TYPE_AREA_BUTTON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-import-place.ui");
  gtk_widget_class_bind_template_child (widget_class, PskImportPlace, tambon_button);
  gtk_widget_class_bind_template_callback (widget_class, area_changed_cb);
}

static void
psk_import_place_init (PskImportPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_import_place_set_areas:
 * @self: a place
 * @areas: the areas of the book
 *
 * Offers the tambons of @areas.
 */
void
psk_import_place_set_areas (PskImportPlace *self,
                            PskAreas       *areas)
{
  g_return_if_fail (PSK_IS_IMPORT_PLACE (self) && areas != NULL);

  g_clear_pointer (&self->areas, psk_areas_unref);
  self->areas = psk_areas_ref (areas);
  self->filling = TRUE;
  psk_area_button_set_areas (self->tambon_button, areas);
  self->filling = FALSE;
}

/**
 * psk_import_place_refresh:
 * @self: a place with areas
 * @import: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Shows the tambon of the sheet, when its rows need not name it. Another one that is chosen
 * is told by the action "sheets.set-place" with its code, or 0 for what the list says.
 */
void
psk_import_place_refresh (PskImportPlace *self,
                          PskImport      *import,
                          guint           sheet)
{
  const PskMapping *mapping = psk_import_get_mapping (import, sheet);
  g_autofree char *none = NULL;
  const gboolean open = mapping != NULL && psk_mapping_has_persons (mapping)
                        && mapping->columns[PSK_COLUMN_TAMBON] < 0 && !mapping->sections;

  g_return_if_fail (PSK_IS_IMPORT_PLACE (self) && self->areas != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), open);
  if (!open)
    return;

  none = describe_list (self, mapping);
  self->filling = TRUE;
  psk_area_button_choose_tambon (self->tambon_button, none);
  psk_area_button_set_area (self->tambon_button, mapping->place > 0 ? mapping->place
                            : psk_areas_get_province (self->areas)->code);
  self->filling = FALSE;
}
