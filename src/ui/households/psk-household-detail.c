/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-detail.h"

#include <glib/gi18n.h>

#include "psk-household-columns.h"
#include "psk-household-commands.h"
#include "psk-household-history.h"
#include "psk-household-map.h"
#include "psk-household-steps.h"
#include "psk-household-visits.h"
#include "psk-page.h"
#include "psk-pair-row.h"
#include "psk-setting-table.h"
#include "psk-slot-history.h"
#include "psk-strip.h"
#include "psk-text.h"
#include "psk-thai-date.h"

#define DAYS_A_MONTH 30

/**
 * PskHouseholdDetail:
 *
 * Everything about one household, to be read beside the grid.
 */
struct _PskHouseholdDetail
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *none_box;
  GtkWidget *household_box;
  GtkLabel *name_label;
  GtkLabel *place_label;
  GtkLabel *state_chip;
  GtkLabel *vulnerability_chip;
  GtkWidget *replace_button;
  GtkWidget *choose_button;
  PskPairRow *kinds_row;
  PskPairRow *planted_row;
  PskPairRow *saving_row;
  PskPairRow *members_row;
  PskPairRow *phone_row;
  PskPairRow *citizen_row;
  PskPairRow *house_code_row;
  PskPairRow *vulnerability_row;
  PskPairRow *definition_row;
  PskPairRow *note_row;
  PskHouseholdMap *map;
  PskHouseholdVisits *visits;
  PskSlotHistory *slot_history;
  PskHouseholdHistory *history;

  /* Owned */
  PskBook *book;
  PskHousehold *household;
  GCancellable *reading; /* the history */

  gboolean revealed; /* whether citizen ids may be read in full */
};

G_DEFINE_FINAL_TYPE (PskHouseholdDetail, psk_household_detail, ADW_TYPE_BIN)

static const char *
code_title (PskHouseholdDetail *self,
            const char         *list,
            const char         *code)
{
  return psk_definition_get_code_title (psk_book_get_codes (self->book), list, code,
                                        psk_language_of_messages ());
}

static void
show_state (PskHouseholdDetail *self)
{
  static const char * const classes[] = { "done", "partial", "wrong" };
  const char *wanted = psk_household_state_class (self->household);
  g_autofree char *state = psk_household_state_text (self->book, self->household);

  gtk_label_set_label (self->state_chip, state);
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_chip), classes[i]);
  if (wanted != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_chip), wanted);

  gtk_label_set_label (self->vulnerability_chip,
                       code_title (self, "vulnerability", self->household->vulnerability));
  gtk_widget_set_visible (GTK_WIDGET (self->vulnerability_chip),
                          self->household->vulnerability != NULL);
}

static char *
describe_place (PskHouseholdDetail *self)
{
  const PskLanguage language = psk_language_of_messages ();
  PskHousehold *household = self->household;
  PskAreas *areas = psk_book_get_areas (self->book);
  const char *tambon = psk_areas_get_name (areas, household->tambon, language);
  const char *district = psk_areas_get_name (areas, psk_area_code_parent (household->tambon),
                                             language);
  const char *house = household->house_no != NULL && *household->house_no != '\0'
                      ? household->house_no : "–";
  g_autofree char *village = household->village_no >= 0
                             ? g_strdup_printf ("%d", household->village_no) : g_strdup ("–");

  if (household->slot >= 1)
    /* Translators: house number, village number, tambon, district, number of the slot */
    return g_strdup_printf (_("%s Moo %s, Tambon %s, %s District · slot %d"), house, village,
                            tambon, district, household->slot);

  /* Translators: house number, village number, tambon, district */
  return g_strdup_printf (_("%s Moo %s, Tambon %s, %s District"), house, village, tambon,
                          district);
}

static void
show_head (PskHouseholdDetail *self)
{
  g_autofree char *name = psk_household_name_text (self->household);
  g_autofree char *place = describe_place (self);

  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->place_label, place);
}

static char *
describe_saving (PskHouseholdDetail *self)
{
  const int rate = psk_setting_table_get_int (psk_book_get_store (self->book), PSK_SETTING_SAVING,
                                              50);
  g_autofree char *number = psk_text_format_number ((double) rate * DAYS_A_MONTH, 0);

  if (self->household->kinds < PSK_KINDS_NEEDED)
    return NULL;

  /* Translators: an amount of baht */
  return g_strdup_printf (_("%s baht a month"), number);
}

static void
show_garden (PskHouseholdDetail *self)
{
  g_autofree char *kinds = psk_household_kinds_text (self->household);
  g_autofree char *saving = describe_saving (self);
  g_autofree char *planted = psk_thai_date_format_iso (self->household->planted_on,
                                                       PSK_DATE_SHORT,
                                                       psk_language_of_messages ());

  psk_pair_row_set_value (self->kinds_row, kinds);
  psk_pair_row_set_value (self->planted_row, planted);
  psk_pair_row_set_value (self->saving_row, saving);
}

static void
show_people (PskHouseholdDetail *self)
{
  PskHousehold *household = self->household;
  g_autofree char *members = household->members >= 0
                             ? g_strdup_printf (ngettext ("%d person", "%d people",
                                                          household->members),
                                                household->members)
                             : NULL;
  g_autofree char *id = psk_household_id_text (household, self->revealed);

  psk_pair_row_set_value (self->members_row, members);
  psk_pair_row_set_value (self->phone_row, household->phone);
  psk_pair_row_set_value (self->citizen_row, id);
  psk_pair_row_set_value (self->house_code_row, household->house_code);
  psk_pair_row_set_value (self->vulnerability_row,
                          code_title (self, "vulnerability", household->vulnerability));
  psk_pair_row_set_value (self->definition_row,
                          code_title (self, "vulnerable_definition", household->definition_used));
  psk_pair_row_set_value (self->note_row, household->note);
}

static void
show_buttons (PskHouseholdDetail *self)
{
  const gboolean holds = self->household->slot >= 1;

  gtk_widget_set_visible (self->replace_button, holds);
  gtk_widget_set_visible (self->choose_button, !holds);
}

static void
history_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PskHouseholdDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = psk_book_history_finish (PSK_BOOK (source), result, &error);
  g_autoptr (GPtrArray) steps = NULL;

  /* Another household is shown by now, or none. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->household == NULL
      || PSK_BOOK (source) != self->book)
    return;

  if (events != NULL)
    steps = psk_household_steps_new (self->book, self->household, events);
  psk_household_history_show (self->history, steps);
}

static void
stop_reading (PskHouseholdDetail *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_history (PskHouseholdDetail *self)
{
  stop_reading (self);
  self->reading = g_cancellable_new ();
  psk_book_history_async (self->book, "household", self->household->id, self->reading, history_cb,
                          g_object_ref (self));
}

static void
restore_cb (PskHouseholdDetail *self,
            int                 field,
            const char         *title,
            const char         *text)
{
  PskPage *page = PSK_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), PSK_TYPE_PAGE));
  g_autoptr (PskCommand) command = psk_command_household_restore (self->household->id, field,
                                                                  *text != '\0' ? text : NULL);
  g_autofree char *subject = psk_household_get_name (self->household);
  /* Translators: the name of a field */
  g_autofree char *toast = g_strdup_printf (_("%s is as it was before"), title);

  psk_command_set_subject (command, subject);
  psk_page_run (page, command, toast);
}

static void
psk_household_detail_dispose (GObject *object)
{
  PskHouseholdDetail *self = PSK_HOUSEHOLD_DETAIL (object);

  stop_reading (self);
  g_clear_object (&self->book);
  g_clear_object (&self->household);

  G_OBJECT_CLASS (psk_household_detail_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (PSK_TYPE_HOUSEHOLD_HISTORY);
  g_type_ensure (PSK_TYPE_HOUSEHOLD_MAP);
  g_type_ensure (PSK_TYPE_HOUSEHOLD_VISITS);
  g_type_ensure (PSK_TYPE_PAIR_ROW);
  g_type_ensure (PSK_TYPE_SLOT_HISTORY);
  g_type_ensure (PSK_TYPE_STRIP);
}

static void
psk_household_detail_class_init (PskHouseholdDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_household_detail_dispose;
  ensure_types ();
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-household-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, none_box);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, household_box);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, name_label);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, place_label);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, state_chip);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, vulnerability_chip);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, replace_button);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, choose_button);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, kinds_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, planted_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, saving_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, members_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, phone_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, citizen_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, house_code_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, vulnerability_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, definition_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, note_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, map);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, visits);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, slot_history);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdDetail, history);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
psk_household_detail_init (PskHouseholdDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is shown of another household is not this one's, not even for a moment. */
static void
forget_other (PskHouseholdDetail *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  psk_household_history_show (self->history, NULL);
  if (scroller != NULL)
    gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0);
}

/**
 * psk_household_detail_set_revealed:
 * @self: a pane
 * @revealed: whether citizen ids may be read in full, from the next household on
 */
void
psk_household_detail_set_revealed (PskHouseholdDetail *self,
                                   gboolean            revealed)
{
  g_return_if_fail (PSK_IS_HOUSEHOLD_DETAIL (self));

  self->revealed = revealed;
}

/**
 * psk_household_detail_show:
 * @self: a pane
 * @book: a book
 * @household: (nullable): a household, or %NULL to say that none is chosen
 */
void
psk_household_detail_show (PskHouseholdDetail *self,
                           PskBook            *book,
                           PskHousehold       *household)
{
  PskHousehold *shown = household != NULL && household->id != 0 ? household : NULL;

  g_return_if_fail (PSK_IS_HOUSEHOLD_DETAIL (self));

  if (self->household == NULL || shown == NULL || shown->id != self->household->id
      || book != self->book)
    forget_other (self);
  g_set_object (&self->book, book);
  g_set_object (&self->household, shown);
  gtk_widget_set_visible (self->none_box, self->household == NULL);
  gtk_widget_set_visible (self->household_box, self->household != NULL);
  if (self->household == NULL)
    {
      stop_reading (self);
      return;
    }

  show_head (self);
  show_state (self);
  show_buttons (self);
  show_garden (self);
  show_people (self);
  psk_household_map_show (self->map, psk_book_get_areas (book), household);
  psk_household_visits_show (self->visits, book, household);
  psk_slot_history_show (self->slot_history, book, household);
  read_history (self);
}

/**
 * psk_household_detail_get_household:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the household that it shows
 */
PskHousehold *
psk_household_detail_get_household (PskHouseholdDetail *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD_DETAIL (self), NULL);

  return self->household;
}
