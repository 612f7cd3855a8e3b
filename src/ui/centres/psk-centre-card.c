/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centre-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-centre-commands.h"
#include "psk-centre-table.h"
#include "psk-coordinate.h"
#include "psk-metric.h"
#include "psk-photo-loader.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/* A pin that far from the middle of its tambon is looked at. The largest tambons
 * of the province are some 30 km across. */
#define FAR_DEGREES 0.27

/**
 * PskCentreCard:
 *
 * One sharing centre: its pictures, where it is, who keeps it, and what it has.
 */
struct _PskCentreCard
{
  AdwBin parent_instance;

  /* Owned */
  PskCentre *centre;

  /* Borrowed */
  PskPage *page;
  GtkWidget *entries[4];
};

G_DEFINE_FINAL_TYPE (PskCentreCard, psk_centre_card, ADW_TYPE_BIN)

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_pair (GtkWidget  *box,
          const char *title,
          const char *value)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *text = gtk_label_new (value != NULL && *value != '\0' ? value : "–");

  gtk_widget_add_css_class (name, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 1);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (text, "numeric");
  gtk_widget_add_css_class (row, "pair-row");
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (box), row);
}

/**
 * psk_centre_is_far:
 * @book: a book
 * @centre: a centre
 *
 * Returns: whether its pin lies so far from its tambon that somebody should look
 */
gboolean
psk_centre_is_far (PskBook   *book,
                   PskCentre *centre)
{
  PskArea *area = psk_areas_lookup (psk_book_get_areas (book), centre->tambon);

  return area != NULL && !isnan (centre->lat)
         && hypot (centre->lat - area->lat, centre->lon - area->lon) > FAR_DEGREES;
}

static GtkWidget *
make_picture (PskBook    *book,
              gint64      id,
              const char *missing)
{
  g_autoptr (PskPhoto) photo = id != 0
                               ? psk_centre_table_read_photo (psk_book_get_store (book), id, NULL)
                               : NULL;
  GtkWidget *widget;

  if (photo != NULL)
    {
      widget = gtk_picture_new ();
      gtk_picture_set_content_fit (GTK_PICTURE (widget), GTK_CONTENT_FIT_COVER);
      gtk_widget_add_css_class (widget, "photo-thumbnail");
      gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
      psk_photo_load_into (book, photo->file, GTK_PICTURE (widget));
    }
  else
    {
      widget = gtk_label_new (missing);
      gtk_widget_add_css_class (widget, "photo-hole");
      gtk_widget_add_css_class (widget, "dim-label");
    }
  gtk_widget_set_size_request (widget, 125, 84);
  gtk_widget_set_hexpand (widget, TRUE);

  return widget;
}

static void
add_pictures (PskCentreCard *self,
              GtkWidget     *box)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  PskBook *book = psk_page_get_book (self->page);

  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_box_append (GTK_BOX (row), make_picture (book, self->centre->before, _("No photo before")));
  gtk_box_append (GTK_BOX (row), make_picture (book, self->centre->after, _("No photo after")));
  gtk_box_append (GTK_BOX (box), row);
}

static void
add_facts (PskCentreCard *self,
           GtkWidget     *box)
{
  PskBook *book = psk_page_get_book (self->page);
  PskStore *store = psk_book_get_store (book);
  PskCentre *centre = self->centre;
  GDate today = psk_book_get_today (book);
  g_autoptr (PskMetrics) metrics = psk_metrics_compute (store, &today, NULL, NULL);
  g_autofree char *place = isnan (centre->lat)
                           ? NULL : psk_coordinate_format (centre->lat, centre->lon);
  g_autofree char *packets = psk_text_format_number (
    psk_centre_table_stock_left (store, centre->id, "packet"), 0);
  g_autofree char *seedlings = psk_text_format_number (
    psk_centre_table_stock_left (store, centre->id, "seedling"), 0);
  /* Translators: packets of seed, seedlings */
  g_autofree char *stock = g_strdup_printf (_("%s packets · %s seedlings"), packets, seedlings);
  g_autofree char *households = NULL;

  if (metrics != NULL)
    households = g_strdup_printf (
      "%d / %d", (int) psk_metrics_get (metrics, centre->tambon, PSK_METRIC_HOUSEHOLDS_SELECTED),
      (int) psk_metrics_get (metrics, centre->tambon, PSK_METRIC_HOUSEHOLDS_TARGET));

  add_pair (box, _("Coordinate"), place);
  add_pair (box, _("Keeper"), centre->keeper);
  add_pair (box, _("Phone"), centre->phone);
  add_pair (box, _("Households"), households);
  add_pair (box, _("Seed and seedlings left"), stock);
}

static void
add_button (GtkWidget  *box,
            const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
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

  psk_page_run (self->page, command, _("The pin was removed"));
}

static char *
entry_text (PskCentreCard *self,
            int            number)
{
  g_autofree char *text = psk_text_clean (
    gtk_editable_get_text (GTK_EDITABLE (self->entries[number])));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
edit_response_cb (AdwMessageDialog *dialog,
                  const char       *response,
                  PskCentreCard    *self)
{
  g_autoptr (PskCentre) changed = NULL;
  g_autoptr (PskCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *opened = NULL;
  GDate date;

  if (!g_str_equal (response, "keep"))
    return;

  opened = entry_text (self, 3);
  if (opened != NULL && !psk_thai_date_parse (opened, &date, &error))
    {
      psk_page_toast_error (self->page, error);
      return;
    }

  changed = psk_record_copy (self->centre);
  g_free (changed->name);
  changed->name = entry_text (self, 0);
  g_free (changed->keeper);
  changed->keeper = entry_text (self, 1);
  g_free (changed->phone);
  changed->phone = entry_text (self, 2);
  g_free (changed->opened_on);
  changed->opened_on = opened != NULL ? psk_thai_date_to_iso (&date) : NULL;
  command = psk_command_centre_change (changed);
  psk_command_set_subject (command, changed->name);
  psk_page_run (self->page, command, _("The centre was changed"));
}

static void
add_entry (PskCentreCard *self,
           GtkWidget     *box,
           int            number,
           const char    *title,
           const char    *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  gtk_list_box_append (GTK_LIST_BOX (box), row);
  self->entries[number] = row;
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskCentreCard *self = PSK_CENTRE_CARD (widget);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                              _("Change Centre"), NULL);
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *opened = psk_thai_date_format_iso (self->centre->opened_on, PSK_DATE_NUMERIC,
                                                      psk_language_of_messages ());

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_size_request (list, 420, -1);
  add_entry (self, list, 0, _("Name"), self->centre->name);
  add_entry (self, list, 1, _("Keeper"), self->centre->keeper);
  add_entry (self, list, 2, _("Phone"), self->centre->phone);
  add_entry (self, list, 3, _("Opened on (empty: not open yet)"), opened);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "keep",
                                    _("_Keep"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "keep",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (edit_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
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
  gtk_widget_class_install_action (widget_class, "card.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "card.open-map", NULL, open_map_action);
  gtk_widget_class_install_action (widget_class, "card.unpin", NULL, unpin_action);
  gtk_widget_class_install_action (widget_class, "card.edit", NULL, edit_action);
}

static void
psk_centre_card_init (PskCentreCard *self)
{
}

static void
add_state (PskCentreCard *self,
           GtkWidget     *box)
{
  GtkWidget *chip = gtk_label_new (NULL);
  const gboolean far = psk_centre_is_far (psk_page_get_book (self->page), self->centre);

  gtk_label_set_label (GTK_LABEL (chip), isnan (self->centre->lat) ? _("○ Not pinned yet")
                       : far ? _("! The pin lies far from the tambon") : _("● Pinned"));
  gtk_widget_add_css_class (chip, "chip");
  if (!isnan (self->centre->lat))
    gtk_widget_add_css_class (chip, far ? "wrong" : "done");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_margin_top (chip, 8);
  gtk_widget_set_margin_bottom (chip, 4);
  gtk_box_append (GTK_BOX (box), chip);
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
  const PskLanguage language = psk_language_of_messages ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *opened = NULL;
  g_autofree char *subtitle = NULL;

  g_return_if_fail (PSK_IS_CENTRE_CARD (self));

  self->page = page;
  g_set_object (&self->centre, centre);
  gtk_widget_add_css_class (box, "detail-pane");
  adw_bin_set_child (ADW_BIN (self), box);
  if (centre == NULL)
    {
      add_label (box, _("Choose a tambon to see its centre here."), "dim-label");
      return;
    }

  opened = psk_thai_date_format_iso (centre->opened_on, PSK_DATE_SHORT, language);
  /* Translators: a district, the date a centre was opened */
  subtitle = *opened != '\0'
             ? g_strdup_printf (_("%s District · opened %s"),
                                psk_areas_get_name (psk_book_get_areas (psk_page_get_book (page)),
                                                    psk_area_code_parent (centre->tambon),
                                                    language), opened)
             : g_strdup_printf (_("%s District · not open yet"),
                                psk_areas_get_name (psk_book_get_areas (psk_page_get_book (page)),
                                                    psk_area_code_parent (centre->tambon),
                                                    language));
  add_label (box, centre->name, "title-4");
  add_label (box, subtitle, "dim-label");
  add_pictures (self, box);
  add_facts (self, box);
  add_state (self, box);

  add_button (buttons, _("Compare Pictures"), "card.compare");
  add_button (buttons, _("Change…"), "card.edit");
  if (!isnan (centre->lat))
    {
      add_button (buttons, _("Open in Google Maps"), "card.open-map");
      add_button (buttons, _("Remove Pin"), "card.unpin");
    }
  gtk_box_append (GTK_BOX (box), buttons);
}
