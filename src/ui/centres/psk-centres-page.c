/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centres-page.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "psk-centre-card.h"
#include "psk-centre-commands.h"
#include "psk-centre-map.h"
#include "psk-centre-table.h"
#include "psk-coordinate.h"
#include "psk-map-pin-layer.h"
#include "psk-text.h"

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
  GtkDropDown *filter_dropdown;
  GtkEntry *place_entry;
  GtkListBox *list;
  PskMapView *map;
  PskCentreCard *card;

  /* Owned */
  PskMapPinLayer *pins;
  GPtrArray *centres; /* PskCentre: all of the area */
  GPtrArray *rows;    /* PskCentre of each row, borrowed */

  int tambon;     /* that is chosen, 0 for none */
  int shown_area; /* that the map was fitted to */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PskCentresPage, psk_centres_page, PSK_TYPE_PAGE)

typedef enum
{
  FILTER_ALL,
  FILTER_NOT_OPEN,
  FILTER_NOT_PINNED,
  FILTER_TO_CHECK,
  N_FILTERS,
} Filter;

static PskBook *
book_of (PskCentresPage *self)
{
  return psk_page_get_book (PSK_PAGE (self));
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
      return psk_centre_is_far (book_of (self), centre);
    case FILTER_ALL:
    case N_FILTERS:
    default:
      return TRUE;
    }
}

static gboolean
is_found (PskCentresPage *self,
          PskCentre      *centre)
{
  g_autofree char *key = psk_text_area_key (
    gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  PskArea *area = psk_areas_lookup (psk_book_get_areas (book_of (self)), centre->tambon);
  g_autofree char *english = area != NULL ? psk_text_area_key (area->name_en) : g_strdup ("");
  g_autofree char *name = psk_text_area_key (centre->name);

  return *key == '\0' || strstr (name, key) != NULL || strstr (english, key) != NULL
         || (area != NULL && strstr (area->match_key, key) != NULL);
}

static PskMapPinState
state_of (PskCentresPage *self,
          PskCentre      *centre)
{
  if (psk_centre_is_far (book_of (self), centre))
    return PSK_MAP_PIN_ATTENTION;
  if (isnan (centre->lat))
    return PSK_MAP_PIN_MISSING;

  return centre->opened_on != NULL && centre->before != 0 && centre->after != 0
         ? PSK_MAP_PIN_COMPLETE : PSK_MAP_PIN_PARTIAL;
}

static const char *
state_text (PskCentresPage *self,
            PskCentre      *centre)
{
  switch (state_of (self, centre))
    {
    case PSK_MAP_PIN_ATTENTION:
      return _("pin to be checked");
    case PSK_MAP_PIN_MISSING:
      return centre->opened_on == NULL ? _("not open yet") : _("not pinned yet");
    case PSK_MAP_PIN_PARTIAL:
      return centre->opened_on == NULL ? _("not open yet") : _("photo missing");
    case PSK_MAP_PIN_COMPLETE:
    default:
      return _("complete");
    }
}

static void
append_row (PskCentresPage *self,
            PskCentre      *centre)
{
  static const char *signs[] = { "●", "◐", "○", "!" };
  static const char *classes[] = { "done-text", "partial-text", "dim-label", "wrong-text" };
  const PskMapPinState state = state_of (self, centre);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *sign = gtk_label_new (signs[state]);
  GtkWidget *name = gtk_label_new (psk_areas_get_name (psk_book_get_areas (book_of (self)),
                                                       centre->tambon,
                                                       psk_language_of_messages ()));
  GtkWidget *text = gtk_label_new (state_text (self, centre));

  gtk_widget_add_css_class (sign, classes[state]);
  gtk_label_set_width_chars (GTK_LABEL (sign), 2);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (text, "caption");
  gtk_widget_add_css_class (text, "dim-label");
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_append (self->list, box);
  g_ptr_array_add (self->rows, centre);

  if (centre->tambon == self->tambon)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (
                               self->list, (int) self->rows->len - 1));
}

static void
show_list (PskCentresPage *self)
{
  const Filter filter = gtk_drop_down_get_selected (self->filter_dropdown);
  GtkWidget *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < self->centres->len; i++)
    {
      PskCentre *centre = self->centres->pdata[i];

      if (passes (self, centre, filter) && is_found (self, centre))
        append_row (self, centre);
    }
  self->filling = FALSE;
}

static void
show_filter (PskCentresPage *self)
{
  static const char *titles[N_FILTERS] = {
    N_("All centres"), N_("Not open yet"), N_("Not pinned yet"), N_("Pins to be checked"),
  };
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const guint selected = gtk_drop_down_get_selected (self->filter_dropdown);

  for (int f = 0; f < N_FILTERS; f++)
    {
      guint n = 0;

      for (guint i = 0; i < self->centres->len; i++)
        n += passes (self, self->centres->pdata[i], f);
      gtk_string_list_take (list, g_strdup_printf ("%s %u", _(titles[f]), n));
    }

  self->filling = TRUE;
  gtk_drop_down_set_model (self->filter_dropdown, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->filter_dropdown, selected < N_FILTERS ? selected : 0);
  self->filling = FALSE;
}

static void
show_pins (PskCentresPage *self)
{
  g_autoptr (GArray) pins = g_array_new (FALSE, FALSE, sizeof (PskMapPin));

  for (guint i = 0; i < self->centres->len; i++)
    {
      PskCentre *centre = self->centres->pdata[i];
      PskMapPin pin = {
        centre->tambon, centre->lat, centre->lon, state_of (self, centre),
        psk_areas_get_name (psk_book_get_areas (book_of (self)), centre->tambon,
                            psk_language_of_messages ()),
      };

      if (!isnan (centre->lat))
        g_array_append_val (pins, pin);
    }

  psk_map_pin_layer_set_pins (self->pins, (const PskMapPin *) pins->data, pins->len);
  psk_map_pin_layer_set_selected (self->pins, self->tambon);
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

static void
choose (PskCentresPage *self,
        int             tambon,
        gboolean        go_there)
{
  PskCentre *centre;
  PskArea *area;

  self->tambon = tambon;
  centre = chosen_centre (self);
  psk_map_pin_layer_set_selected (self->pins, tambon);
  psk_centre_card_show (self->card, PSK_PAGE (self), centre);

  area = psk_areas_lookup (psk_book_get_areas (book_of (self)), tambon);
  if (!go_there || area == NULL)
    return;
  if (centre != NULL && !isnan (centre->lat))
    psk_map_view_go_to (self->map, centre->lat, centre->lon, 12);
  else
    psk_map_view_go_to (self->map, area->lat, area->lon, 12);
}

static void
choose_base (PskCentresPage *self)
{
  g_autoptr (GSettings) settings = g_settings_new (PSK_APPLICATION_ID);
  g_autofree char *tiles = g_settings_get_string (settings, "map-tiles");

  psk_map_view_set_base (self->map, g_str_equal (tiles, "online") ? PSK_MAP_BASE_ONLINE
                         : g_str_equal (tiles, "drawn") ? PSK_MAP_BASE_DRAWN : PSK_MAP_BASE_AUTO);
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

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_unref (self->centres);
  self->centres = centres;

  choose_base (self);
  if (changes & PSK_CHANGED_AREAS)
    psk_centre_map_draw_areas (self->map, psk_book_get_areas (book_of (self)));
  if (self->shown_area != psk_page_get_area (page))
    {
      self->shown_area = psk_page_get_area (page);
      psk_centre_map_fit (self->map, psk_book_get_areas (book_of (self)), self->shown_area);
    }
  show_filter (self);
  show_list (self);
  show_pins (self);
  psk_centre_card_show (self->card, page, chosen_centre (self));
}

static void
pin_activated_cb (PskMapPinLayer *layer,
                  gint64          id,
                  PskCentresPage *self)
{
  choose (self, (int) id, FALSE);
  show_list (self);
}

static void
pin_there (PskCentresPage *self,
           int             tambon,
           double          lat,
           double          lon)
{
  g_autoptr (PskCommand) command = psk_command_centre_pin (tambon, lat, lon);

  psk_command_set_subject (command, psk_areas_get_name (psk_book_get_areas (book_of (self)), tambon,
                                                        psk_language_of_messages ()));
  psk_page_run (PSK_PAGE (self), command, _("The centre was pinned"));
}

static void
pin_moved_cb (PskMapPinLayer *layer,
              gint64          id,
              double          lat,
              double          lon,
              PskCentresPage *self)
{
  pin_there (self, (int) id, lat, lon);
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
      psk_page_toast (PSK_PAGE (self), _("Choose the tambon of the centre on the left first."));
      return;
    }
  if (!psk_coordinate_parse (text, &lat, &lon, &error)
      || !psk_coordinate_check (lat, lon, &error))
    {
      psk_page_toast_error (PSK_PAGE (self), error);
      return;
    }

  pin_there (self, self->tambon, lat, lon);
  gtk_editable_set_text (GTK_EDITABLE (self->place_entry), "");
  psk_map_view_go_to (self->map, lat, lon, 13);
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
  if (book_of (self) != NULL)
    show_list (self);
}

static void
filter_changed_cb (PskCentresPage *self)
{
  if (!self->filling && book_of (self) != NULL)
    show_list (self);
}

static void
row_selected_cb (PskCentresPage *self,
                 GtkListBoxRow  *row)
{
  if (!self->filling && row != NULL)
    choose (self, ((PskCentre *) self->rows->pdata[gtk_list_box_row_get_index (row)])->tambon,
            TRUE);
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

  gtk_drop_down_set_selected (self->filter_dropdown, FILTER_ALL);
  choose (self, area, TRUE);
  show_list (self);
}

static void
psk_centres_page_dispose (GObject *object)
{
  PskCentresPage *self = PSK_CENTRES_PAGE (object);

  if (self->pins != NULL)
    g_signal_handlers_disconnect_by_data (self->pins, self);
  g_clear_object (&self->pins);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->centres, g_ptr_array_unref);

  G_OBJECT_CLASS (psk_centres_page_parent_class)->dispose (object);
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
  page_class->refresh = psk_centres_page_refresh;
  page_class->show_area = psk_centres_page_show_area;
  page_class->focus_search = psk_centres_page_focus_search;

  g_type_ensure (PSK_TYPE_MAP_VIEW);
  g_type_ensure (PSK_TYPE_CENTRE_CARD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/centres/psk-centres-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, filter_dropdown);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, place_entry);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, list);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, map);
  gtk_widget_class_bind_template_child (widget_class, PskCentresPage, card);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);

  gtk_widget_class_install_action (widget_class, "centres.pin", NULL, pin_action);
}

static void
psk_centres_page_init (PskCentresPage *self)
{
  self->centres = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;

  self->pins = g_object_ref_sink (
    psk_map_pin_layer_new (psk_map_view_get_viewport (self->map)));
  psk_map_pin_layer_set_editable (self->pins, TRUE);
  psk_map_view_add_layer (self->map, SHUMATE_LAYER (self->pins));
  g_signal_connect (self->pins, "pin-activated", G_CALLBACK (pin_activated_cb), self);
  g_signal_connect (self->pins, "pin-moved", G_CALLBACK (pin_moved_cb), self);
  psk_centre_map_add_legend (self->map);
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
