/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-summary.h"

#include <glib/gi18n.h>

#include "psk-box.h"
#include "psk-household-columns.h"
#include "psk-pair-row.h"
#include "psk-text.h"

/**
 * PskHouseholdSummary:
 *
 * What several households come to together, and what can be done with all of them at once.
 */
struct _PskHouseholdSummary
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkLabel *count_label;
  GtkWidget *facts_box;
  GtkBox *states_box;
  PskPairRow *enough_row;
  PskPairRow *kinds_row;
  PskPairRow *members_row;
};

G_DEFINE_FINAL_TYPE (PskHouseholdSummary, psk_household_summary, ADW_TYPE_BIN)

static void
psk_household_summary_class_init (PskHouseholdSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PSK_TYPE_PAIR_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-household-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdSummary, count_label);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdSummary, facts_box);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdSummary, states_box);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdSummary, enough_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdSummary, kinds_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdSummary, members_row);
}

static void
psk_household_summary_init (PskHouseholdSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe_share (guint n,
                guint all)
{
  g_autofree char *number = psk_text_format_number (n, 0);
  const double percent = all > 0 ? 100.0 * n / all : 0;

  /* Translators: a number of households and which part of all it is */
  return g_strdup_printf (_("%s (%.0f%%)"), number, percent);
}

/* Those that have no such number are not counted as 0. */
static char *
describe_mean (gint64 sum,
               guint  n)
{
  g_autofree char *number = psk_text_format_number ((double) sum, 0);
  g_autofree char *mean = NULL;

  if (n == 0)
    return NULL;

  mean = psk_text_format_number ((double) sum / n, 1);
  /* Translators: a sum and the mean of its numbers */
  return g_strdup_printf (_("%s · %s on average"), number, mean);
}

static void
show_states (PskHouseholdSummary    *self,
             PskBook                *book,
             const PskHouseholdSums *sums)
{
  psk_box_clear (self->states_box);
  for (guint i = 0; i < sums->states->len; i++)
    {
      const PskValueCount *count = &g_array_index (sums->states, PskValueCount, i);
      g_autofree char *title = psk_household_columns_value_text (book, PSK_HOUSEHOLD_STATUS,
                                                                 count->value);
      g_autofree char *share = describe_share (count->n, sums->n);
      GtkWidget *row = g_object_new (PSK_TYPE_PAIR_ROW, "title", title, NULL);

      psk_pair_row_set_value (PSK_PAIR_ROW (row), share);
      gtk_box_append (self->states_box, row);
    }
}

/**
 * psk_household_summary_show:
 * @self: a summary
 * @book: a book
 * @n: how many households there are
 * @sums: (nullable): what they come to together; %NULL as long as it is not known
 */
void
psk_household_summary_show (PskHouseholdSummary    *self,
                            PskBook                *book,
                            guint                   n,
                            const PskHouseholdSums *sums)
{
  g_autofree char *number = psk_text_format_number (n, 0);
  g_autofree char *count = g_strdup_printf (ngettext ("%s Household Selected",
                                                      "%s Households Selected", n), number);
  g_autofree char *enough = NULL;
  g_autofree char *kinds = NULL;
  g_autofree char *members = NULL;

  g_return_if_fail (PSK_IS_HOUSEHOLD_SUMMARY (self));

  gtk_label_set_label (self->count_label, count);
  if (sums == NULL)
    return;

  enough = describe_share (sums->n_enough, sums->n);
  kinds = describe_mean (sums->kinds, sums->n_counted);
  members = describe_mean (sums->members, sums->n_with_members);
  show_states (self, book, sums);
  psk_pair_row_set_value (self->enough_row, enough);
  psk_pair_row_set_value (self->kinds_row, kinds);
  psk_pair_row_set_value (self->members_row, members);
  gtk_widget_set_visible (self->facts_box, TRUE);
}
