/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centre-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-centre-commands.h"
#include "psk-centre-dialog.h"
#include "psk-centre-picture.h"
#include "psk-centre-state.h"
#include "psk-centre-table.h"
#include "psk-coordinate.h"
#include "psk-metric.h"
#include "psk-phone.h"
#include "psk-place.h"
#include "psk-stock-dialog.h"
#include "psk-strip.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/**
 * PskCentreCard:
 *
 * One sharing centre: its pictures, where it is, who keeps it, and what it has.
 */
struct _PskCentreCard
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkStack *stack;
  GtkLabel *name_label;
  GtkLabel *subtitle_label;
  PskCentrePicture *before;
  PskCentrePicture *after;
  GtkLabel *place_label;
  GtkLabel *keeper_label;
  GtkLabel *phone_label;
  GtkLabel *households_label;
  GtkLabel *stock_label;
  GtkLabel *pin_chip;
  GtkWidget *open_button;
  GtkWidget *pin_box;

  /* Owned */
  PskCentre *centre;

  /* Borrowed */
  PskPage *page;
};

G_DEFINE_FINAL_TYPE (PskCentreCard, psk_centre_card, ADW_TYPE_BIN)

static PskBook *
book_of (PskCentreCard *self)
{
  return psk_page_get_book (self->page);
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL && *text != '\0' ? text : "–");
}

static void
show_households (PskCentreCard *self)
{
  GDate today = psk_book_get_today (book_of (self));
  g_autoptr (PskMetrics) metrics = psk_metrics_load (psk_book_get_store (book_of (self)), &today,
                                                     NULL, NULL);
  g_autofree char *text = NULL;

  if (metrics != NULL)
    text = g_strdup_printf ("%d / %d",
                            (int) psk_metrics_get (metrics, self->centre->tambon,
                                                   PSK_METRIC_HOUSEHOLDS_SELECTED),
                            (int) psk_metrics_get (metrics, self->centre->tambon,
                                                   PSK_METRIC_HOUSEHOLDS_TARGET));
  show_text (self->households_label, text);
}

static void
show_facts (PskCentreCard *self)
{
  PskStore *store = psk_book_get_store (book_of (self));
  PskCentre *centre = self->centre;
  g_autofree char *place = isnan (centre->lat)
                           ? NULL : psk_coordinate_format (centre->lat, centre->lon);
  g_autofree char *phone = psk_phone_mask (centre->phone);
  g_autofree char *packets = psk_text_format_quantity (
    psk_centre_table_stock_left (store, centre->id, "packet"));
  g_autofree char *seedlings = psk_text_format_quantity (
    psk_centre_table_stock_left (store, centre->id, "seedling"));
  /* Translators: packets of seed, seedlings */
  g_autofree char *stock = g_strdup_printf (_("%s packets · %s seedlings"), packets, seedlings);

  show_text (self->place_label, place);
  show_text (self->keeper_label, centre->keeper);
  show_text (self->phone_label, phone);
  show_text (self->stock_label, stock);
  show_households (self);
}

static void
show_pin (PskCentreCard *self)
{
  PskAreas *areas = psk_book_get_areas (book_of (self));
  const PskPlace place = psk_place_judge (areas, self->centre->tambon, self->centre->lat,
                                          self->centre->lon);
  g_autofree char *problem = place.is_far ? psk_place_describe (&place, areas) : NULL;
  g_autofree char *text = NULL;

  if (isnan (self->centre->lat))
    text = g_strdup (_("○ Not pinned yet: paste its coordinate above"));
  else if (place.is_far)
    text = g_strdup_printf ("! %s", problem);
  else if (place.by_boundary)
    text = g_strdup_printf (_("● The pin lies in Tambon %s"),
                            psk_areas_get_name (areas, self->centre->tambon,
                                                psk_language_of_messages ()));
  else
    text = g_strdup_printf (_("● Pinned %.1f km from the middle of the tambon"), place.km);

  gtk_label_set_label (self->pin_chip, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->pin_chip), place.is_far ? "done" : "wrong");
  gtk_widget_add_css_class (GTK_WIDGET (self->pin_chip), place.is_far ? "wrong" : "done");
  if (isnan (self->centre->lat))
    gtk_widget_remove_css_class (GTK_WIDGET (self->pin_chip), "done");
  gtk_widget_set_visible (self->pin_box, !isnan (self->centre->lat));
}

static void
show_head (PskCentreCard *self)
{
  const PskLanguage language = psk_language_of_messages ();
  const char *district = psk_areas_get_name (psk_book_get_areas (book_of (self)),
                                             psk_area_code_parent (self->centre->tambon), language);
  g_autofree char *opened = psk_thai_date_format_iso (self->centre->opened_on, PSK_DATE_SHORT,
                                                      language);
  g_autofree char *subtitle = *opened != '\0'
                              /* Translators: a district, the date a centre was opened */
                              ? g_strdup_printf (_("%s District · opened %s"), district, opened)
                              : g_strdup_printf (_("%s District · not open yet"), district);

  gtk_label_set_label (self->name_label, self->centre->name);
  gtk_label_set_label (self->subtitle_label, subtitle);
  gtk_widget_set_visible (self->open_button, self->centre->opened_on == NULL);
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  PskCentreCard *self = PSK_CENTRE_CARD (widget);

  psk_page_go_to (self->page, "photos", self->centre->tambon, 0);
}

static void
open_map_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  PskCentreCard *self = PSK_CENTRE_CARD (widget);
  char lat[G_ASCII_DTOSTR_BUF_SIZE];
  char lon[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *uri = NULL;

  g_ascii_formatd (lat, sizeof lat, "%.6f", self->centre->lat);
  g_ascii_formatd (lon, sizeof lon, "%.6f", self->centre->lon);
  uri = g_strdup_printf ("https://www.google.com/maps/search/?api=1&query=%s,%s", lat, lon);
  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), uri, GDK_CURRENT_TIME);
}

static void
unpin_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PskCentreCard *self = PSK_CENTRE_CARD (widget);
  g_autoptr (PskCommand) command = psk_command_centre_unpin (self->centre->tambon);

  psk_command_set_subject (command, self->centre->name);
  psk_page_run (self->page, command, _("The pin was removed"));
}

static void
open_today_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  PskCentreCard *self = PSK_CENTRE_CARD (widget);
  g_autoptr (PskCentre) changed = psk_record_copy (self->centre);
  g_autoptr (PskCommand) command = NULL;
  GDate today = psk_book_get_today (book_of (self));

  g_free (changed->opened_on);
  changed->opened_on = psk_thai_date_to_iso (&today);
  command = psk_command_centre_change (changed);
  psk_command_set_subject (command, changed->name);
  psk_page_run (self->page, command, _("The centre is open from today"));
}

static void
show_stock_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  PskCentreCard *self = PSK_CENTRE_CARD (widget);

  psk_stock_dialog_show (self->page, self->centre);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskCentreCard *self = PSK_CENTRE_CARD (widget);

  gtk_window_present (GTK_WINDOW (psk_centre_dialog_new (self->page, self->centre)));
}

static void
psk_centre_card_dispose (GObject *object)
{
  g_clear_object (&PSK_CENTRE_CARD (object)->centre);

  G_OBJECT_CLASS (psk_centre_card_parent_class)->dispose (object);
}

static void
psk_centre_card_class_init (PskCentreCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_centre_card_dispose;

  g_type_ensure (PSK_TYPE_CENTRE_PICTURE);
  g_type_ensure (PSK_TYPE_STRIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/centres/psk-centre-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PskCentreCard, stack);
  gtk_widget_class_bind_template_child (widget_class, PskCentreCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, PskCentreCard, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, PskCentreCard, before);
  gtk_widget_class_bind_template_child (widget_class, PskCentreCard, after);
  gtk_widget_class_bind_template_child (widget_class, PskCentreCard, place_label);
  gtk_widget_class_bind_template_child (widget_class, PskCentreCard, keeper_label);
  gtk_widget_class_bind_template_child (widget_class, PskCentreCard, phone_label);
  gtk_widget_class_bind_template_child (widget_class, PskCentreCard, households_label);
  gtk_widget_class_bind_template_child (widget_class, PskCentreCard, stock_label);
  gtk_widget_class_bind_template_child (widget_class, PskCentreCard, pin_chip);
  gtk_widget_class_bind_template_child (widget_class, PskCentreCard, open_button);
  gtk_widget_class_bind_template_child (widget_class, PskCentreCard, pin_box);

  gtk_widget_class_install_action (widget_class, "card.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "card.open-map", NULL, open_map_action);
  gtk_widget_class_install_action (widget_class, "card.unpin", NULL, unpin_action);
  gtk_widget_class_install_action (widget_class, "card.open-today", NULL, open_today_action);
  gtk_widget_class_install_action (widget_class, "card.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "card.show-stock", NULL, show_stock_action);
}

static void
psk_centre_card_init (PskCentreCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_centre_card_show:
 * @self: a card
 * @page: the page that it is on, which outlives it
 * @centre: (nullable): a centre, or %NULL to say that none is chosen
 */
void
psk_centre_card_show (PskCentreCard *self,
                      PskPage       *page,
                      PskCentre     *centre)
{
  g_return_if_fail (PSK_IS_CENTRE_CARD (self) && PSK_IS_PAGE (page));

  self->page = page;
  g_set_object (&self->centre, centre);
  gtk_stack_set_visible_child_name (self->stack, centre != NULL ? "centre" : "none");
  if (centre == NULL)
    return;

  show_head (self);
  psk_centre_picture_show (self->before, book_of (self), centre->before, _("Before"),
                           _("No photo before"));
  psk_centre_picture_show (self->after, book_of (self), centre->after, _("After"),
                           _("No photo after"));
  show_facts (self);
  show_pin (self);
}
