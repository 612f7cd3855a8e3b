/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-visit-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-centre-table.h"
#include "psk-date-row.h"
#include "psk-household-columns.h"
#include "psk-leave-question.h"
#include "psk-text-size.h"
#include "psk-text.h"
#include "psk-thai-date.h"
#include "psk-vegetable-list.h"
#include "psk-visit-commands.h"
#include "psk-visit-photos.h"
#include "psk-visit-table.h"

#define MAX_NUMBER 1000000.0
#define MAX_NOTE 2000

/**
 * PskVisitDialog:
 *
 * A visit to a household: when, what was seen, what was given, and pictures. What cannot
 * be kept is said while it is typed.
 */
struct _PskVisitDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  GtkWidget *content_box;
  GtkWidget *delete_button;
  PskDateRow *date_row;
  GtkEditable *kinds_row;
  GtkLabel *kinds_chip;
  GtkEditable *area_row;
  GtkEditable *seeds_row;
  GtkDropDown *unit_dropdown;
  AdwComboRow *centre_row;
  GtkEditable *note_row;
  PskVegetableList *vegetables;
  PskVisitPhotos *photos;
  GtkLabel *hint_label;
  GtkWidget *facts_side;

  /* Owned */
  PskPage *page;
  PskBook *book;
  PskHousehold *household;
  PskVisit *visit; /* as it was; an id of 0 for a new one */
  GArray *centres; /* gint64, in the order of the row; the first is none */
  GStrv units; /* codes, in the order of the drop-down */
  GStrv ticked_before;
  gboolean filled;
};

G_DEFINE_FINAL_TYPE (PskVisitDialog, psk_visit_dialog, ADW_TYPE_WINDOW)

/* Reads a number that may be missing. Returns FALSE with a sentence for what is none. */
static gboolean
read_number (GtkEditable *row,
             double       max,
             gboolean     whole,
             double      *number,
             char       **problem)
{
  g_autofree char *text = psk_text_clean (gtk_editable_get_text (row));

  *number = NAN;
  if (*text == '\0')
    return TRUE;
  if (psk_text_parse_number (text, number) && *number >= 0 && *number <= max
      && (!whole || *number == floor (*number)))
    return TRUE;

  if (whole)
    /* Translators: what was typed, the largest number */
    *problem = g_strdup_printf (_("“%s” is not a whole number from 0 to %d: correct the number."),
                                text, (int) max);
  else
    /* Translators: what was typed */
    *problem = g_strdup_printf (_("“%s” is not a number: correct it."), text);
  return FALSE;
}

/* The visit as it was entered, or NULL with a sentence. */
static PskVisit *
entered_visit (PskVisitDialog *self,
               char          **problem)
{
  g_autoptr (PskVisit) visit = psk_record_copy (self->visit);
  g_autofree char *day = psk_date_row_get_day (self->date_row, problem);
  g_autofree char *note = psk_text_clean (gtk_editable_get_text (self->note_row));
  const guint centre = adw_combo_row_get_selected (self->centre_row);
  double kinds = NAN;

  if (day == NULL
      || !read_number (self->kinds_row, PSK_MAX_KINDS, TRUE, &kinds, problem)
      || !read_number (self->area_row, MAX_NUMBER, FALSE, &visit->area_sqm, problem)
      || !read_number (self->seeds_row, MAX_NUMBER, FALSE, &visit->seeds, problem))
    return NULL;
  if (g_utf8_strlen (note, -1) > MAX_NOTE)
    {
      *problem = g_strdup_printf (_("The note is too long: at most %d characters fit."), MAX_NOTE);
      return NULL;
    }

  psk_record_set_text (visit, PSK_VISIT_VISITED_ON, day);
  psk_record_set_text (visit, PSK_VISIT_NOTE, *note != '\0' ? note : NULL);
  visit->kinds = isnan (kinds) ? -1 : (int) kinds;
  if (!isnan (visit->seeds) && visit->seeds == 0)
    visit->seeds = NAN;
  psk_record_set_text (visit, PSK_VISIT_SEED_UNIT,
                       isnan (visit->seeds)
                       ? NULL : self->units[gtk_drop_down_get_selected (self->unit_dropdown)]);
  visit->centre = isnan (visit->seeds) || centre >= self->centres->len
                  ? 0 : g_array_index (self->centres, gint64, centre);

  return g_steal_pointer (&visit);
}

static void
show_kinds_chip (PskVisitDialog *self,
                 int             kinds)
{
  GtkWidget *chip = GTK_WIDGET (self->kinds_chip);
  const int missing = PSK_KINDS_NEEDED - kinds;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (chip, kinds >= 0);
  gtk_widget_remove_css_class (chip, "done");
  gtk_widget_remove_css_class (chip, "partial");
  if (kinds < 0)
    return;

  text = missing > 0 ? g_strdup_printf (ngettext ("◐ %d more kind", "◐ %d more kinds", missing),
                                        missing)
                     : g_strdup (_("● ≥ 10 kinds"));
  gtk_label_set_label (self->kinds_chip, text);
  gtk_widget_add_css_class (chip, missing > 0 ? "partial" : "done");
}

/* The visit is kept whatever the stock: but nobody shall be surprised. */
static char *
describe_stock (PskVisitDialog *self,
                PskVisit       *visit)
{
  double before;
  const double left = psk_visit_count_left (psk_book_get_store (self->book), visit, &before);
  g_autofree char *stock = psk_text_format_quantity (before);
  g_autofree char *missing = psk_text_format_quantity (-left);
  const char *unit = psk_definition_get_code_title (psk_book_get_codes (self->book), "seed_unit",
                                                    visit->seed_unit,
                                                    psk_language_of_messages ());

  if (left < 0)
    /* Translators: what is in stock, its unit, how many are missing */
    return g_strdup_printf (_("! In stock: %s %s, %s too few. The visit is kept all the same: "
                              "enter what came in at the centre."), stock, unit, missing);

  /* Translators: what is in stock, its unit */
  return g_strdup_printf (_("In stock: %s %s"), stock, unit);
}

static void
show_stock (PskVisitDialog *self,
            PskVisit       *entered)
{
  const guint centre = adw_combo_row_get_selected (self->centre_row);
  g_autoptr (PskVisit) visit = entered != NULL ? psk_record_copy (entered) : NULL;
  g_autofree char *text = NULL;

  if (visit != NULL && centre < self->centres->len)
    {
      /* What is in stock is told before anything is given. */
      visit->centre = g_array_index (self->centres, gint64, centre);
      if (isnan (visit->seeds))
        visit->seeds = 0;
      psk_record_set_text (visit, PSK_VISIT_SEED_UNIT,
                           self->units[gtk_drop_down_get_selected (self->unit_dropdown)]);
    }
  if (visit != NULL && visit->centre != 0)
    text = describe_stock (self, visit);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->centre_row), text != NULL ? text : "");
}

static void
changed_cb (PskVisitDialog *self)
{
  g_autofree char *problem = NULL;
  g_autoptr (PskVisit) visit = NULL;
  g_autofree char *day = NULL;

  if (!self->filled)
    return;

  visit = entered_visit (self, &problem);
  day = visit != NULL ? psk_thai_date_format_iso (visit->visited_on, PSK_DATE_LONG,
                                                  psk_language_of_messages ()) : NULL;
  gtk_label_set_label (self->hint_label, visit != NULL ? day : problem);
  if (visit == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "wrong-text");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint_label), "wrong-text");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.keep", visit != NULL);
  show_kinds_chip (self, visit != NULL ? visit->kinds : -1);
  show_stock (self, visit);
}

/* The count follows the ticks; without any it is a number that a person types. */
static void
ticked_cb (PskVisitDialog *self)
{
  g_auto (GStrv) ticked = psk_vegetable_list_get_ticked (self->vegetables);
  const guint n = g_strv_length (ticked);
  const gboolean followed = !gtk_editable_get_editable (self->kinds_row);
  g_autofree char *text = g_strdup_printf ("%u", n);

  gtk_editable_set_editable (self->kinds_row, n == 0);
  if (n > 0)
    gtk_editable_set_text (self->kinds_row, text);
  else if (followed)
    gtk_editable_set_text (self->kinds_row, "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kinds_row),
                                 n > 0 ? _("Kinds of vegetables (as ticked)")
                                       : _("Kinds of vegetables"));
  changed_cb (self);
}

static gboolean
is_changed (PskVisitDialog *self)
{
  g_autofree char *problem = NULL;
  g_autoptr (PskVisit) visit = entered_visit (self, &problem);
  g_auto (GStrv) ticked = psk_vegetable_list_get_ticked (self->vegetables);

  /* A new visit whose date alone is filled in has not been begun. */
  return visit == NULL || !psk_record_equal (visit, self->visit)
         || !g_strv_equal ((const char * const *) ticked,
                           (const char * const *) self->ticked_before)
         || psk_visit_photos_is_changed (self->photos);
}

static gboolean
psk_visit_dialog_close_request (GtkWindow *window)
{
  PskVisitDialog *self = PSK_VISIT_DIALOG (window);

  if (!is_changed (self))
    return GTK_WINDOW_CLASS (psk_visit_dialog_parent_class)->close_request (window);

  psk_leave_question_ask (window, _("Leave Without Keeping the Visit?"), NULL);
  return TRUE;
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
set_busy (PskVisitDialog *self,
          gboolean        busy)
{
  gtk_widget_set_sensitive (self->content_box, !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.keep", !busy);
}

static void
refuse (PskVisitDialog *self,
        const GError   *error)
{
  set_busy (self, FALSE);
  gtk_label_set_label (self->hint_label, error->message);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "wrong-text");
}

static void
run (PskVisitDialog *self,
     GPtrArray      *photos)
{
  g_autofree char *problem = NULL;
  g_autoptr (PskVisit) visit = entered_visit (self, &problem);
  g_auto (GStrv) ticked = psk_vegetable_list_get_ticked (self->vegetables);
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *subject = psk_household_get_name (self->household);
  g_autoptr (GError) error = NULL;

  g_return_if_fail (visit != NULL);

  command = psk_command_visit_keep (visit, (const char * const *) ticked, photos);
  psk_command_set_subject (command, subject);
  if (!psk_book_run (self->book, command, NULL, &error))
    {
      refuse (self, error);
      return;
    }

  psk_page_toast_undo (self->page, visit->id == 0 ? _("The visit was added")
                                                  : _("The visit was changed"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PskVisitDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) photos
    = psk_visit_photos_store_finish (PSK_VISIT_PHOTOS (source), result, &error);

  /* The window may have been closed, or the book, while files were copied. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->page == NULL
      || psk_page_get_book (self->page) != self->book)
    return;

  if (photos == NULL)
    refuse (self, error);
  else
    run (self, photos);
}

static void
keep_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskVisitDialog *self = PSK_VISIT_DIALOG (widget);

  set_busy (self, TRUE);
  psk_visit_photos_store_async (self->photos, stored_cb, g_object_ref (self));
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskVisitDialog *self = PSK_VISIT_DIALOG (widget);
  g_autoptr (PskCommand) command = psk_command_visit_delete (self->visit->id);
  g_autofree char *subject = psk_household_get_name (self->household);

  psk_command_set_subject (command, subject);
  psk_page_run (self->page, command, _("The visit was deleted"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
psk_visit_dialog_dispose (GObject *object)
{
  PskVisitDialog *self = PSK_VISIT_DIALOG (object);

  self->filled = FALSE;
  g_clear_object (&self->page);
  g_clear_object (&self->book);
  g_clear_object (&self->household);
  g_clear_object (&self->visit);
  g_clear_pointer (&self->centres, g_array_unref);
  g_clear_pointer (&self->units, g_strfreev);
  g_clear_pointer (&self->ticked_before, g_strfreev);

  G_OBJECT_CLASS (psk_visit_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PSK_TYPE_DATE_ROW);
  g_type_ensure (PSK_TYPE_VEGETABLE_LIST);
  g_type_ensure (PSK_TYPE_VISIT_PHOTOS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-visit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, content_box);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, delete_button);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, kinds_row);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, kinds_chip);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, area_row);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, seeds_row);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, unit_dropdown);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, centre_row);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, vegetables);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, photos);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, PskVisitDialog, facts_side);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ticked_cb);
}

static void
psk_visit_dialog_class_init (PskVisitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_visit_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = psk_visit_dialog_close_request;
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "visit.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "visit.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "visit.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "visit.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "visit.keep", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "visit.keep", NULL);
}

static void
psk_visit_dialog_init (PskVisitDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
  psk_text_size_widen (self->facts_side);
}

static void
fill_number (GtkEditable *row,
             double       number)
{
  g_autofree char *text = isnan (number) ? g_strdup ("") : g_strdup_printf ("%.12g", number);

  gtk_editable_set_text (row, text);
}

static void
fill_units (PskVisitDialog *self)
{
  PskDefinition *codes = psk_book_get_codes (self->book);
  JsonArray *list = psk_definition_get_list (codes, "seed_unit");
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GStrvBuilder *units = g_strv_builder_new ();

  /* The unit of the book's movements of stock: packets are what is given most. */
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      const char *code = json_object_get_string_member_with_default (
        json_array_get_object_element (list, i), "code", "");

      g_strv_builder_add (units, code);
      gtk_string_list_append (titles, psk_definition_get_code_title (codes, "seed_unit", code,
                                                                     psk_language_of_messages ()));
    }
  self->units = g_strv_builder_end (units);
  g_strv_builder_unref (units);

  gtk_drop_down_set_model (self->unit_dropdown, G_LIST_MODEL (titles));
  for (guint i = 0; self->units[i] != NULL; i++)
    {
      if (g_str_equal (self->units[i],
                       self->visit->seed_unit != NULL ? self->visit->seed_unit : "packet"))
        gtk_drop_down_set_selected (self->unit_dropdown, i);
    }
}

/* The centres of the district; of a new visit that of the tambon is meant. */
static void
fill_centres (PskVisitDialog *self)
{
  PskAreas *areas = psk_book_get_areas (self->book);
  const int district = psk_area_code_parent (self->household->tambon);
  g_autoptr (GPtrArray) all = psk_centre_table_read_all (psk_book_get_store (self->book), 0, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const gint64 none = 0;
  guint selected = 0;

  self->centres = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->centres, none);
  gtk_string_list_append (titles, _("From elsewhere"));
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      PskCentre *centre = all->pdata[i];
      const gboolean wanted = self->visit->id != 0 && self->visit->seed_unit != NULL
                              ? centre->id == self->visit->centre
                              : centre->tambon == self->household->tambon;

      if (!wanted && psk_area_code_parent (centre->tambon) != district)
        continue;
      if (wanted)
        selected = self->centres->len;
      g_array_append_val (self->centres, centre->id);
      gtk_string_list_append (titles, psk_areas_get_name (areas, centre->tambon,
                                                          psk_language_of_messages ()));
    }
  adw_combo_row_set_model (self->centre_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->centre_row, selected);
}

static void
fill (PskVisitDialog *self)
{
  GDate today = psk_book_get_today (self->book);
  g_autoptr (GPtrArray) ticked = NULL;

  psk_date_row_set_day (self->date_row, self->visit->visited_on, &today);
  fill_number (self->kinds_row, self->visit->kinds >= 0 ? self->visit->kinds : NAN);
  fill_number (self->area_row, self->visit->area_sqm);
  fill_number (self->seeds_row, self->visit->seeds);
  gtk_editable_set_text (self->note_row, self->visit->note != NULL ? self->visit->note : "");
  fill_units (self);
  fill_centres (self);

  if (self->visit->id != 0)
    ticked = psk_visit_table_read_vegetables (psk_book_get_store (self->book), self->visit->id,
                                              NULL);
  psk_vegetable_list_fill (self->vegetables, psk_book_get_codes (self->book), ticked);
  self->ticked_before = psk_vegetable_list_get_ticked (self->vegetables);
  psk_visit_photos_fill (self->photos, self->book, self->visit->id);
  gtk_widget_set_visible (self->delete_button, self->visit->id != 0);
}

static PskVisit *
new_visit (PskBook      *book,
           PskHousehold *household)
{
  PskVisit *visit = g_object_new (PSK_TYPE_VISIT, NULL);
  GDate today = psk_book_get_today (book);

  visit->household = household->id;
  visit->visited_on = psk_thai_date_to_iso (&today);
  return visit;
}

/**
 * psk_visit_dialog_show:
 * @page: the page that says what was done
 * @household: who was visited
 * @visit: (nullable): a visit to change, or %NULL to add one
 *
 * Opens the dialog over the window of @page.
 */
void
psk_visit_dialog_show (PskPage      *page,
                       PskHousehold *household,
                       PskVisit     *visit)
{
  PskVisitDialog *self;
  g_autofree char *name = NULL;

  g_return_if_fail (PSK_IS_PAGE (page) && PSK_IS_HOUSEHOLD (household));

  self = g_object_new (PSK_TYPE_VISIT_DIALOG,
                       "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                       "title", visit != NULL ? _("Change Visit") : _("Add Visit"), NULL);
  self->page = g_object_ref (page);
  self->book = g_object_ref (psk_page_get_book (page));
  self->household = g_object_ref (household);
  self->visit = visit != NULL ? g_object_ref (visit) : new_visit (self->book, household);

  name = psk_household_name_text (household);
  adw_window_title_set_title (self->window_title, gtk_window_get_title (GTK_WINDOW (self)));
  adw_window_title_set_subtitle (self->window_title, name);
  fill (self);
  self->filled = TRUE;
  ticked_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->date_row));
  gtk_window_present (GTK_WINDOW (self));
}
