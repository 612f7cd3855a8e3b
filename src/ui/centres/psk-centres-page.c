/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centres-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-boundary-files.h"
#include "psk-centre-card.h"
#include "psk-centre-commands.h"
#include "psk-centre-map.h"
#include "psk-centre-row.h"
#include "psk-centre-state.h"
#include "psk-centre-table.h"
#include "psk-coordinate.h"
#include "psk-map-palette.h"
#include "psk-map-pin-layer.h"
#include "psk-name-layer.h"
#include "psk-strip.h"
#include "psk-text-size.h"
#include "psk-text.h"

/* From here on names of tambons are written. */
#define CLOSE_ZOOM 12.0

/* Near enough to see that the pin is at the right house. */
#define PINNED_ZOOM 15.0

typedef enum
{
  FILTER_ALL,
  FILTER_NOT_OPEN,
  FILTER_NOT_PINNED,
  FILTER_TO_CHECK,
  N_FILTERS,
} Filter;

/**
 * PskCentresPage:
 *
 * The sharing centres: a list of the tambons, a map with their pins, and a card of
 * the chosen one.
 */
struct _PskCentresPage
{
  PskPage parent_instance;

  /* Template widgets */
  GtkSearchEntry *search_entry;
  GtkToggleButton *all_filter;
  GtkToggleButton *closed_filter;
  GtkToggleButton *unpinned_filter;
  GtkToggleButton *check_filter;
  GtkEntry *place_entry;
  GtkScrolledWindow *list_window;
  GtkListBox *list;
  PskMapView *map;
  PskCentreCard *card;
  GtkWidget *card_window;

  /* Owned */
  GSettings *settings;
  PskMapPinLayer *pins;
  PskNameLayer *names;
  GPtrArray *centres; /* PskCentre: all of the area, one a row of the list */
  char *key;          /* what is searched */
  PskAreas *drawn_areas; /* that the map shows */

  Filter filter;
  int tambon;     /* that is chosen, 0 for none */
  int shown_area; /* that the map was fitted to */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PskCentresPage, psk_centres_page, PSK_TYPE_PAGE)

static PskBook *
book_of (PskCentresPage *self)
{
  return psk_page_get_book (PSK_PAGE (self));
}

static PskAreas *
areas_of (PskCentresPage *self)
{
  return psk_book_get_areas (book_of (self));
}

static gboolean
passes (PskCentresPage *self,
        PskCentre      *centre,
        Filter          filter)
{
  switch (filter)
    {
    case FILTER_NOT_OPEN:
      return centre->opened_on == NULL;
    case FILTER_NOT_PINNED:
      return isnan (centre->lat);
    case FILTER_TO_CHECK:
      return psk_centre_is_far (centre, areas_of (self));
    case FILTER_ALL:
    case N_FILTERS:
    default:
      return TRUE;
    }
}

static PskCentre *
chosen_centre (PskCentresPage *self)
{
  for (guint i = 0; i < self->centres->len; i++)
    {
      PskCentre *centre = self->centres->pdata[i];

      if (centre->tambon == self->tambon)
        return centre;
    }

  return NULL;
}

/* The list */

static gboolean
row_is_shown (GtkListBoxRow *row,
              gpointer       user_data)
{
  PskCentresPage *self = user_data;
  PskCentreRow *centre_row = PSK_CENTRE_ROW (row);

  return book_of (self) != NULL
         && passes (self, psk_centre_row_get_centre (centre_row), self->filter)
         && psk_centre_row_matches (centre_row, self->key);
}

/* The district stands over its tambons: some names are in several districts. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  PskCentresPage *self = user_data;
  const int district = psk_area_code_parent (
    psk_centre_row_get_centre (PSK_CENTRE_ROW (row))->tambon);
  GtkWidget *header;

  if (book_of (self) == NULL)
    return; /* the rows are on their way out */

  if (before != NULL
      && psk_area_code_parent (psk_centre_row_get_centre (PSK_CENTRE_ROW (before))->tambon)
         == district)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  header = gtk_label_new (psk_areas_get_name (areas_of (self), district,
                                              psk_language_of_messages ()));
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_set_css_classes (header, (const char *[]) { "caption-heading", "list-header", NULL });
  gtk_list_box_row_set_header (row, header);
}

static GtkListBoxRow *
row_of (PskCentresPage *self,
        int             tambon)
{
  for (guint i = 0; i < self->centres->len; i++)
    if (((PskCentre *) self->centres->pdata[i])->tambon == tambon)
      return gtk_list_box_get_row_at_index (self->list, (int) i);

  return NULL;
}

static void
scroll_to_row (PskCentresPage *self,
               GtkListBoxRow  *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->list_window);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - bounds.size.height,
                               bounds.origin.y + 2 * bounds.size.height);
}

static void
select_row (PskCentresPage *self)
{
  GtkListBoxRow *row = row_of (self, self->tambon);

  self->filling = TRUE;
  gtk_list_box_select_row (self->list, row);
  self->filling = FALSE;
  if (row != NULL)
    scroll_to_row (self, row);
}

/* Rows stay where they are, so that the focus and the place in the list do. */
static void
show_list (PskCentresPage *self)
{
  GtkListBoxRow *row;

  self->filling = TRUE;
  for (guint i = 0; i < self->centres->len; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (psk_centre_row_new ());
          psk_centre_row_show (PSK_CENTRE_ROW (row), self->centres->pdata[i], areas_of (self));
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      else
        psk_centre_row_show (PSK_CENTRE_ROW (row), self->centres->pdata[i], areas_of (self));
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) self->centres->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
  self->filling = FALSE;
}

static void
show_filters (PskCentresPage *self)
{
  static const char *titles[N_FILTERS] = {
    N_("All"), N_("Not Open"), N_("Not Pinned"), N_("To Check"),
  };
  GtkToggleButton *buttons[N_FILTERS] = {
    self->all_filter, self->closed_filter, self->unpinned_filter, self->check_filter,
  };

  for (int f = 0; f < N_FILTERS; f++)
    {
      g_autofree char *label = NULL;
      guint n = 0;

      for (guint i = 0; i < self->centres->len; i++)
        n += passes (self, self->centres->pdata[i], f);
      label = g_strdup_printf ("%s %u", _(titles[f]), n);
      gtk_button_set_label (GTK_BUTTON (buttons[f]), label);
    }
}

/* The map */

static void
show_pins (PskCentresPage *self)
{
  g_autoptr (GArray) pins = g_array_new (FALSE, FALSE, sizeof (PskMapPin));

  for (guint i = 0; i < self->centres->len; i++)
    {
      PskCentre *centre = self->centres->pdata[i];
      PskArea *area = psk_areas_lookup (areas_of (self), centre->tambon);
      PskMapPin pin = {
        centre->tambon, centre->lat, centre->lon, psk_centre_get_state (centre, areas_of (self)),
        psk_areas_get_name (areas_of (self), centre->tambon, psk_language_of_messages ()),
      };

      /* A hole is a door: what has no pin yet is in the middle of its tambon. */
      if (isnan (centre->lat) && area != NULL)
        {
          pin.lat = area->lat;
          pin.lon = area->lon;
        }
      if (!isnan (pin.lat))
        g_array_append_val (pins, pin);
    }

  psk_map_pin_layer_set_pins (self->pins, (const PskMapPin *) pins->data, pins->len);
  psk_name_layer_set_pins (self->names, (const PskMapPin *) pins->data, pins->len);
  psk_map_pin_layer_set_selected (self->pins, self->tambon);
}

static void
go_to_chosen (PskCentresPage *self)
{
  PskCentre *centre = chosen_centre (self);
  PskArea *area = psk_areas_lookup (areas_of (self), self->tambon);
  const double zoom = shumate_viewport_get_zoom_level (psk_map_view_get_viewport (self->map));

  if (centre != NULL && !isnan (centre->lat))
    psk_map_view_go_to (self->map, centre->lat, centre->lon, MAX (zoom, CLOSE_ZOOM));
  else if (area != NULL && !isnan (area->lat))
    psk_map_view_go_to (self->map, area->lat, area->lon, MAX (zoom, CLOSE_ZOOM));
}

static void
choose (PskCentresPage *self,
        int             tambon)
{
  self->tambon = tambon;
  psk_map_pin_layer_set_selected (self->pins, tambon);
  psk_centre_card_show (self->card, PSK_PAGE (self), chosen_centre (self));
}

static void
choose_base (PskCentresPage *self)
{
  g_autofree char *tiles = g_settings_get_string (self->settings, "map-tiles");

  psk_map_view_set_base (self->map, g_str_equal (tiles, "online") ? PSK_MAP_BASE_ONLINE
                         : g_str_equal (tiles, "drawn") ? PSK_MAP_BASE_DRAWN : PSK_MAP_BASE_AUTO);
}

static void
palette_changed_cb (PskCentresPage *self)
{
  if (self->drawn_areas != NULL)
    psk_centre_map_draw_ground (self->map, self->drawn_areas);
}

/* The ground is drawn anew only when areas or their boundaries changed: tiles take a while. */
static void
draw_areas (PskCentresPage *self)
{
  g_clear_pointer (&self->drawn_areas, psk_areas_unref);
  self->drawn_areas = psk_areas_ref (areas_of (self));
  psk_centre_map_draw_ground (self->map, self->drawn_areas);
  psk_name_layer_set_areas (self->names, self->drawn_areas);
}

static void
psk_centres_page_refresh (PskPage *page,
                          guint    changes)
{
  PskCentresPage *self = PSK_CENTRES_PAGE (page);
  g_autoptr (GError) error = NULL;
  GPtrArray *centres = psk_centre_table_read_all (psk_book_get_store (book_of (self)),
                                                  psk_page_get_area (page), &error);

  if (centres == NULL)
    {
      psk_page_toast_error (page, error);
      return;
    }

  g_ptr_array_unref (self->centres);
  self->centres = centres;
  if (chosen_centre (self) == NULL)
    self->tambon = 0;

  /* Nothing is asked of the internet before the tab is seen. */
  if (self->shown_area == 0)
    {
      psk_centre_map_add_legend (self->map);
      choose_base (self);
    }
  if (self->drawn_areas != areas_of (self))
    draw_areas (self);
  if (self->shown_area != psk_page_get_area (page))
    {
      self->shown_area = psk_page_get_area (page);
      psk_centre_map_fit (self->map, areas_of (self), self->shown_area);
    }
  show_filters (self);
  show_list (self);
  select_row (self);
  show_pins (self);
  psk_centre_card_show (self->card, page, chosen_centre (self));
}

static void
pin_activated_cb (PskMapPinLayer *layer,
                  gint64          id,
                  PskCentresPage *self)
{
  choose (self, (int) id);
  select_row (self);
}

/* Pinning */

static gboolean
pin_there (PskCentresPage *self,
           int             tambon,
           double          lat,
           double          lon)
{
  g_autoptr (PskCommand) command = psk_command_centre_pin (tambon, lat, lon);
  const char *name = psk_areas_get_name (areas_of (self), tambon, psk_language_of_messages ());
  /* Translators: a tambon */
  g_autofree char *toast = g_strdup_printf (_("The centre of %s was pinned"), name);

  psk_command_set_subject (command, name);
  return psk_page_run (PSK_PAGE (self), command, toast);
}

static void
pin_moved_cb (PskMapPinLayer *layer,
              gint64          id,
              double          lat,
              double          lon,
              PskCentresPage *self)
{
  /* The layer shows the pin where it was dropped until it gets the true place. */
  if (!pin_there (self, (int) id, lat, lon))
    show_pins (self);
}

static void
place_activate_cb (PskCentresPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->place_entry));
  g_autoptr (GError) error = NULL;
  double lat;
  double lon;

  if (self->tambon == 0)
    {
      psk_page_toast (PSK_PAGE (self), _("Choose the tambon of the centre in the list first."));
      return;
    }
  if (!psk_coordinate_parse (text, &lat, &lon, &error)
      || !psk_coordinate_check (lat, lon, &error))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->place_entry), "error");
      psk_page_toast_error (PSK_PAGE (self), error);
      return;
    }

  if (!pin_there (self, self->tambon, lat, lon))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->place_entry), "");
  psk_map_view_go_to (self->map, lat, lon, PINNED_ZOOM);
}

static void
place_changed_cb (PskCentresPage *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->place_entry), "error");
}

static void
pin_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  place_activate_cb (PSK_CENTRES_PAGE (widget));
}

static void
search_changed_cb (PskCentresPage *self)
{
  g_free (self->key);
  self->key = psk_text_area_key (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_list_box_invalidate_filter (self->list);
}

static void
filter_toggled_cb (PskCentresPage *self)
{
  self->filter = gtk_toggle_button_get_active (self->closed_filter) ? FILTER_NOT_OPEN
                 : gtk_toggle_button_get_active (self->unpinned_filter) ? FILTER_NOT_PINNED
                 : gtk_toggle_button_get_active (self->check_filter) ? FILTER_TO_CHECK
                 : FILTER_ALL;
  gtk_list_box_invalidate_filter (self->list);
}

static void
row_selected_cb (PskCentresPage *self,
                 GtkListBoxRow  *row)
{
  if (self->filling || row == NULL)
    return;

  choose (self, psk_centre_row_get_centre (PSK_CENTRE_ROW (row))->tambon);
  go_to_chosen (self);
}

static void
import_boundaries_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  psk_boundary_files_import (PSK_PAGE (widget));
}

static gboolean
psk_centres_page_focus_content (PskPage *page)
{
  return gtk_widget_child_focus (GTK_WIDGET (PSK_CENTRES_PAGE (page)->list),
                                 GTK_DIR_TAB_FORWARD);
}

static const char *
psk_centres_page_get_title (PskPage *page)
{
  return _("Sharing Centres");
}

static void
psk_centres_page_focus_search (PskPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (PSK_CENTRES_PAGE (page)->search_entry));
}

static void
psk_centres_page_show_area (PskPage *page,
                            int      area)
{
  PskCentresPage *self = PSK_CENTRES_PAGE (page);

  if (psk_area_code_level (area) != PSK_AREA_TAMBON)
    return;

  gtk_toggle_button_set_active (self->all_filter, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  if (row_of (self, area) == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-area", "i",
                                psk_area_code_parent (area));
  choose (self, area);
  select_row (self);
  go_to_chosen (self);
}

static void
psk_centres_page_dispose (GObject *object)
{
  PskCentresPage *self = PSK_CENTRES_PAGE (object);

  if (self->pins != NULL)
    g_signal_handlers_disconnect_by_data (self->pins, self);
  g_clear_object (&self->pins);
  g_clear_object (&self->names);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->centres, g_ptr_array_unref);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->drawn_areas, psk_areas_unref);

  G_OBJECT_CLASS (psk_centres_page_parent_class)->dispose (object);
}

static void
psk_centres_page_build (PskPage *page)
{
  PskCentresPage *self = PSK_CENTRES_PAGE (page);

  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen (GTK_WIDGET (self->list_window));
  psk_text_size_widen (self->card_window);
  gtk_list_box_set_filter_func (self->list, row_is_shown, self, NULL);
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);

  self->settings = g_settings_new (PSK_APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::map-tiles", G_CALLBACK (choose_base), self,
                           G_CONNECT_SWAPPED);
  psk_map_palette_connect (G_CALLBACK (palette_changed_cb), self);

  self->pins = g_object_ref_sink (
    psk_map_pin_layer_new (psk_map_view_get_viewport (self->map)));
  psk_map_pin_layer_set_editable (self->pins, TRUE);
  psk_map_view_add_layer (self->map, SHUMATE_LAYER (self->pins));
  g_signal_connect (self->pins, "pin-activated", G_CALLBACK (pin_activated_cb), self);
  g_signal_connect (self->pins, "pin-moved", G_CALLBACK (pin_moved_cb), self);

  /* The online map has its own names. */
  self->names = g_object_ref_sink (psk_name_layer_new (psk_map_view_get_viewport (self->map)));
  psk_map_view_add_layer (self->map, SHUMATE_LAYER (self->names));
  g_object_bind_property (self->map, "shows-drawn", self->names, "visible", G_BINDING_SYNC_CREATE);
}

static void
psk_centres_page_class_init (PskCentresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_centres_page_dispose;
  page_class->name = "centres";
  page_class->icon_name = "psk-centres-symbolic";
  page_class->get_title = psk_centres_page_get_title;
  page_class->build = psk_centres_page_build;
  page_class->refresh = psk_centres_page_refresh;
  page_class->focus_content = psk_centres_page_focus_content;
  page_class->show_area = psk_centres_page_show_area;
  page_class->focus_search = psk_centres_page_focus_search;

  g_type_ensure (PSK_TYPE_MAP_VIEW);
  g_type_ensure (PSK_TYPE_CENTRE_CARD);
  g_type_ensure (PSK_TYPE_STRIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/centres/psk-centres-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, all_filter);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, closed_filter);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, unpinned_filter);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, check_filter);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, place_entry);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, list_window);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, list);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, map);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, card);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, card_window);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);

  gtk_widget_class_install_action (widget_class, "centres.pin", NULL, pin_action);
  gtk_widget_class_install_action (widget_class, "centres.import-boundaries", NULL,
                                   import_boundaries_action);
}

static void
psk_centres_page_init (PskCentresPage *self)
{
  self->centres = g_ptr_array_new_with_free_func (g_object_unref);
  self->key = g_strdup ("");
}

/**
 * psk_centres_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_centres_page_new (void)
{
  return g_object_new (PSK_TYPE_CENTRES_PAGE, NULL);
}
