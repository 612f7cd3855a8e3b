/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-detail.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-household-columns.h"
#include "psk-setting-table.h"
#include "psk-text.h"
#include "psk-thai-date.h"
#include "psk-visit-table.h"

/**
 * PskHouseholdDetail:
 *
 * Everything about one household, to be read beside the grid.
 */
struct _PskHouseholdDetail
{
  AdwBin parent_instance;

  gboolean revealed; /* whether citizen ids may be read in full */
};

G_DEFINE_FINAL_TYPE (PskHouseholdDetail, psk_household_detail, ADW_TYPE_BIN)

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
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *text = gtk_label_new (value != NULL && *value != '\0' ? value : "–");

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 1);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_selectable (GTK_LABEL (text), FALSE);
  gtk_widget_add_css_class (text, "numeric");
  gtk_widget_add_css_class (row, "pair-row");
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (box), row);
}

static char *
kinds_text (PskHousehold *household)
{
  if (household->kinds < 0)
    return NULL;
  if (household->kinds >= PSK_KINDS_NEEDED)
    return g_strdup_printf (ngettext ("%d kind ✓ ≥ 10", "%d kinds ✓ ≥ 10", household->kinds),
                            household->kinds);

  /* Translators: how many kinds there are, how many more are needed */
  return g_strdup_printf (_("%d kinds, %d more to go"), household->kinds,
                          PSK_KINDS_NEEDED - household->kinds);
}

static void
add_chips (GtkWidget    *box,
           PskBook      *book,
           PskHousehold *household)
{
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *state = psk_household_state_text (book, household);
  GtkWidget *chip = gtk_label_new (state);

  gtk_widget_add_css_class (chip, "chip");
  if (psk_household_state_class (household) != NULL)
    gtk_widget_add_css_class (chip, psk_household_state_class (household));
  gtk_box_append (GTK_BOX (chips), chip);

  if (household->vulnerability != NULL)
    {
      chip = gtk_label_new (psk_definition_get_code_title (psk_book_get_codes (book),
                                                           "vulnerability",
                                                           household->vulnerability,
                                                           psk_language_of_messages ()));
      gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (chip, "chip");
      gtk_box_append (GTK_BOX (chips), chip);
    }
  gtk_box_append (GTK_BOX (box), chips);
}

static void
add_fields (GtkWidget    *box,
            PskBook      *book,
            PskHousehold *household,
            gboolean      revealed)
{
  const PskLanguage language = psk_language_of_messages ();
  const int rate = psk_setting_table_get_int (psk_book_get_store (book), PSK_SETTING_SAVING, 50);
  g_autofree char *kinds = kinds_text (household);
  g_autofree char *planted = psk_thai_date_format_iso (household->planted_on, PSK_DATE_SHORT,
                                                       language);
  g_autofree char *members = household->members >= 0
                             ? g_strdup_printf (ngettext ("%d person", "%d people",
                                                          household->members),
                                                household->members)
                             : NULL;
  g_autofree char *id = psk_household_id_text (household, revealed);
  g_autofree char *number = psk_text_format_number (rate * 30.0, 0);
  /* Translators: an amount of baht */
  g_autofree char *saving = household->kinds >= PSK_KINDS_NEEDED
                            ? g_strdup_printf (_("%s baht a month"), number) : NULL;

  add_pair (box, _("Kinds of vegetables"), kinds);
  add_pair (box, _("Planted"), planted);
  add_pair (box, _("Members"), members);
  add_pair (box, _("Citizen ID"), id);
  add_pair (box, _("Phone"), household->phone);
  add_pair (box, _("Saving (estimate)"), saving);
  add_pair (box, _("Note"), household->note);
}

static void
add_visits (GtkWidget    *box,
            PskBook      *book,
            PskHousehold *household)
{
  g_autoptr (GPtrArray) visits = psk_visit_table_read_all (psk_book_get_store (book),
                                                           household->id, NULL);
  const guint n = visits != NULL ? visits->len : 0;
  g_autofree char *title = g_strdup_printf (ngettext ("%u visit", "%u visits", n), n);

  gtk_widget_set_margin_top (add_label (box, title, "heading"), 12);
  if (n == 0)
    add_label (box, _("Nobody has noted a visit yet."), "dim-label");

  for (guint i = 0; i < n; i++)
    {
      PskVisit *visit = visits->pdata[i];
      g_autofree char *date = psk_thai_date_format_iso (visit->visited_on, PSK_DATE_SHORT,
                                                        psk_language_of_messages ());
      g_autofree char *area = isnan (visit->area_sqm)
                              ? NULL : psk_text_format_number (visit->area_sqm, 0);
      g_autofree char *what = NULL;

      if (visit->kinds >= 0 && area != NULL)
        /* Translators: kinds of vegetables, square metres */
        what = g_strdup_printf (_("%d kinds · %s m²"), visit->kinds, area);
      else if (visit->kinds >= 0)
        what = g_strdup_printf (ngettext ("%d kind", "%d kinds", visit->kinds), visit->kinds);
      add_pair (box, date, what);
    }
}

static void
psk_household_detail_class_init (PskHouseholdDetailClass *klass)
{
}

static void
psk_household_detail_init (PskHouseholdDetail *self)
{
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
  const PskLanguage language = psk_language_of_messages ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *name = NULL;
  g_autofree char *village = NULL;
  g_autofree char *place = NULL;

  g_return_if_fail (PSK_IS_HOUSEHOLD_DETAIL (self));

  gtk_widget_add_css_class (box, "detail-pane");
  adw_bin_set_child (ADW_BIN (self), box);
  if (household == NULL || household->id == 0)
    {
      add_label (box, _("Choose a household to see everything about it here."), "dim-label");
      return;
    }

  name = psk_household_get_name (household);
  village = household->village_no >= 0
            ? g_strdup_printf ("%d", household->village_no) : g_strdup ("–");
  add_label (box, *name != '\0' ? name : _("(no name yet)"), "title-3");
  /* Translators: house number, village number, tambon, district */
  place = g_strdup_printf (_("%s Moo %s, Tambon %s, %s District"),
                           household->house_no != NULL ? household->house_no : "–",
                           village,
                           psk_areas_get_name (psk_book_get_areas (book), household->tambon,
                                               language),
                           psk_areas_get_name (psk_book_get_areas (book),
                                               psk_area_code_parent (household->tambon),
                                               language));
  add_label (box, place, "dim-label");
  add_chips (box, book, household);
  add_fields (box, book, household, self->revealed);
  add_visits (box, book, household);
}
