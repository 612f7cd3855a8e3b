/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-wall.h"

#include <math.h>

#include "psk-report-table.h"
#include "psk-text-size.h"
#include "psk-wall-cell.h"

/* The wall of the overview: a cell for each tambon, a line for each district. */

/* So many fit beside the lists on a projector of 1024 pixels. */
#define WALL_COLUMNS 11

static guint
count_columns (void)
{
  return (guint) ceil (WALL_COLUMNS / psk_text_size_get ());
}

static PskPip
pip_of_share (double value,
              double target)
{
  return target > 0 && value >= target ? PSK_PIP_FULL : value > 0 ? PSK_PIP_HALF : PSK_PIP_EMPTY;
}

static PskPip
pip_of_report (PskPage          *page,
               const PskSummary *summary,
               int               district)
{
  g_autoptr (PskReport) report = NULL;

  if (summary->month == NULL)
    return PSK_PIP_EMPTY;

  report = psk_report_table_read (psk_book_get_store (psk_page_get_book (page)),
                                  district, summary->month);
  if (report == NULL)
    return PSK_PIP_EMPTY;

  return g_str_equal (report->state, "submitted") || g_str_equal (report->state, "accepted")
         ? PSK_PIP_FULL : PSK_PIP_HALF;
}

static void
door_cb (PskWallCell *cell,
         int          pip,
         PskPage     *page)
{
  static const char *pages[] = { "households", "centres", "centres", "photos", "monthly" };

  psk_page_go_to (page, pages[pip], psk_wall_cell_get_area (cell), 0);
}

static void
fill_cell (PskWallCell      *cell,
           const PskSummary *summary,
           PskPip            report)
{
  const int area = psk_wall_cell_get_area (cell);
  PskMetrics *m = summary->metrics;
  const double sides = psk_metrics_get (m, area, PSK_METRIC_PHOTOS_BEFORE)
                       + psk_metrics_get (m, area, PSK_METRIC_PHOTOS_AFTER);
  const PskPip pips[PSK_WALL_N_PIPS] = {
    pip_of_share (psk_metrics_get (m, area, PSK_METRIC_HOUSEHOLDS_PLANTING),
                  psk_metrics_get (m, area, PSK_METRIC_HOUSEHOLDS_TARGET)),
    pip_of_share (psk_metrics_get (m, area, PSK_METRIC_CENTRES_OPEN), 1),
    pip_of_share (psk_metrics_get (m, area, PSK_METRIC_CENTRES_PINNED), 1),
    pip_of_share (sides, 2),
    report,
  };

  psk_wall_cell_set_pips (cell, pips);
}

/* A district of more tambons than fit side by side goes on below.
 * Returns how many lines it takes. */
static int
add_row (GtkGrid          *wall,
         PskPage          *page,
         const PskSummary *summary,
         PskArea          *district,
         int               row)
{
  PskAreas *areas = psk_book_get_areas (psk_page_get_book (page));
  const PskLanguage language = psk_language_of_messages ();
  const int filter = psk_page_get_area (page);
  const PskPip report = pip_of_report (page, summary, district->code);
  const guint n_columns = count_columns ();
  g_autoptr (GPtrArray) tambons = psk_areas_get_children (areas, district->code);
  GtkWidget *name = gtk_button_new_with_label (psk_area_get_name (district, language));

  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (name)), GTK_ALIGN_START);
  gtk_widget_add_css_class (name, "flat");
  gtk_widget_add_css_class (name, "wall-district");
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (name), "i", district->code);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (name), "win.set-area");
  gtk_grid_attach (wall, name, 0, row, 1, 1);

  for (guint i = 0; i < tambons->len; i++)
    {
      PskArea *tambon = tambons->pdata[i];
      GtkWidget *cell;

      if (!psk_area_code_within (tambon->code, filter))
        continue;

      cell = psk_wall_cell_new (tambon->code, psk_area_get_name (tambon, language));
      fill_cell (PSK_WALL_CELL (cell), summary, report);
      g_signal_connect (cell, "door", G_CALLBACK (door_cb), page);
      gtk_grid_attach (wall, cell, i % n_columns + 1, row + i / n_columns, 1, 1);
    }

  return (tambons->len + n_columns - 1) / n_columns;
}

/**
 * psk_wall_fill:
 * @wall: where the cells are put, in place of those that are there
 * @page: the page that they are doors of
 * @summary: the state of the province
 *
 * Shows the districts of the area of the page, in as many columns as the size of text
 * allows.
 *
 * Returns: how many districts there are
 */
int
psk_wall_fill (GtkGrid          *wall,
               PskPage          *page,
               const PskSummary *summary)
{
  PskAreas *areas;
  GtkWidget *child;
  int filter;
  int n_districts = 0;
  int line = 0;

  g_return_val_if_fail (GTK_IS_GRID (wall) && PSK_IS_PAGE (page) && summary != NULL, 0);

  areas = psk_book_get_areas (psk_page_get_book (page));
  filter = psk_page_get_area (page);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (wall))) != NULL)
    gtk_grid_remove (wall, child);

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *area = psk_areas_get (areas, i);

      if (area->level == PSK_AREA_DISTRICT
          && (psk_area_code_within (area->code, filter)
              || psk_area_code_within (filter, area->code)))
        {
          line += add_row (wall, page, summary, area, line);
          n_districts++;
        }
    }

  return n_districts;
}
