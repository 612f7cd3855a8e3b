/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-overview-page.h"

#include <glib/gi18n.h>

#include "psk-bar.h"
#include "psk-calendar.h"
#include "psk-grade-badge.h"
#include "psk-headline.h"
#include "psk-report-commands.h"
#include "psk-report-table.h"
#include "psk-score-text.h"
#include "psk-strip.h"
#include "psk-summary.h"
#include "psk-text-size.h"
#include "psk-text.h"
#include "psk-thai-date.h"
#include "psk-wall.h"

/**
 * PskOverviewPage:
 *
 * The state of the province at a glance, and what to chase next. Everything on
 * it is a door to the tab behind it.
 */
struct _PskOverviewPage
{
  PskPage parent_instance;

  /* Template widgets */
  PskHeadline *households_headline;
  PskHeadline *centres_headline;
  PskHeadline *pins_headline;
  PskHeadline *pairs_headline;
  PskHeadline *reports_headline;
  GtkLabel *wall_title;
  GtkGrid *wall;
  GtkWidget *side;
  GtkLabel *chase_title;
  GtkBox *chase_box;
  GtkLabel *league_title;
  GtkGrid *league;

  /* Owned */
  PskSummary *summary; /* NULL until it is read */
  GtkSizeGroup *chase_signs;

  guint league_tick;
  guint n_ticks;
};

G_DEFINE_FINAL_TYPE (PskOverviewPage, psk_overview_page, PSK_TYPE_PAGE)

static double
figure (PskOverviewPage *self,
        PskMetricId      id)
{
  return psk_metrics_get (self->summary->metrics, psk_page_get_area (PSK_PAGE (self)), id);
}

static char *
growth_note (PskOverviewPage *self,
             PskMetricId      id)
{
  const double now = figure (self, id);
  const double before = psk_metrics_get (self->summary->month_ago,
                                         psk_page_get_area (PSK_PAGE (self)), id);
  g_autofree char *number = psk_text_format_number (ABS (now - before), 0);

  if (now > before)
    /* Translators: a figure grew by this much */
    return g_strdup_printf (_("▲ %s since last month"), number);
  if (now < before)
    /* Translators: a figure fell by this much */
    return g_strdup_printf (_("▼ %s since last month"), number);

  return g_strdup (_("Unchanged since last month"));
}

static int
days_until (PskOverviewPage *self,
            GDate           *due)
{
  GDate today = psk_book_get_today (psk_page_get_book (PSK_PAGE (self)));

  *due = psk_calendar_get_due_date (psk_book_get_store (psk_page_get_book (PSK_PAGE (self))),
                                    self->summary->month);
  return g_date_days_between (&today, due);
}

static char *
due_note (PskOverviewPage *self)
{
  GDate due;
  const int days = days_until (self, &due);
  g_autofree char *date = psk_thai_date_format (&due, PSK_DATE_SHORT,
                                                psk_language_of_messages ());
  g_autofree char *left = NULL;

  if (days < 0)
    left = g_strdup_printf (ngettext ("%d day late", "%d days late", -days), -days);
  else
    left = g_strdup_printf (ngettext ("%d day left", "%d days left", days), days);

  /* Translators: how many days are left, and the date on which the report is due */
  return g_strdup_printf (_("<b>%s</b> · due %s"), left, date);
}

static void
count_month_reports (PskOverviewPage *self,
                     int             *n_sent,
                     int             *n_districts)
{
  PskBook *book = psk_page_get_book (PSK_PAGE (self));
  const int area = psk_page_get_area (PSK_PAGE (self));
  PskAreas *areas = psk_book_get_areas (book);

  *n_sent = *n_districts = 0;
  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *district = psk_areas_get (areas, i);
      g_autoptr (PskReport) report = NULL;

      if (district->level != PSK_AREA_DISTRICT
          || !(psk_area_code_within (district->code, area)
               || psk_area_code_within (area, district->code)))
        continue;

      report = psk_report_table_read (psk_book_get_store (book), district->code,
                                      self->summary->month);
      *n_districts += 1;
      *n_sent += report != NULL && (g_str_equal (report->state, "submitted")
                                    || g_str_equal (report->state, "accepted"));
    }
}

static void
show_reports_headline (PskOverviewPage *self)
{
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;
  PskPeriod period;
  GDate due;
  int n_sent;
  int n_districts;

  if (self->summary->month == NULL || !psk_period_parse (self->summary->month, &period, NULL))
    return;

  name = psk_period_format (&period, PSK_PERIOD_STYLE_SHORT, psk_language_of_messages ());
  /* Translators: a month follows */
  title = g_strdup_printf (_("Reports of %s"), name);
  note = due_note (self);
  count_month_reports (self, &n_sent, &n_districts);
  psk_headline_set (self->reports_headline, title, n_sent, n_districts, note,
                    n_sent == n_districts ? NULL : days_until (self, &due) < 0 ? "wrong" : "partial");
}

static void
show_headlines (PskOverviewPage *self)
{
  const double no_after = figure (self, PSK_METRIC_CENTRES_TARGET)
                          - figure (self, PSK_METRIC_PHOTOS_AFTER);
  const double no_pin = figure (self, PSK_METRIC_CENTRES_TARGET)
                        - figure (self, PSK_METRIC_CENTRES_PINNED);
  g_autofree char *growth = growth_note (self, PSK_METRIC_HOUSEHOLDS_PLANTING);
  g_autofree char *centres = growth_note (self, PSK_METRIC_CENTRES_OPEN);
  g_autofree char *pins = g_strdup_printf (
    ngettext ("%d centre is not pinned yet", "%d centres are not pinned yet", (int) no_pin),
    (int) no_pin);
  g_autofree char *pairs = g_strdup_printf (
    ngettext ("%d tambon lacks the photo after", "%d tambons lack the photo after",
              (int) no_after),
    (int) no_after);

  psk_headline_set (self->households_headline, _("Households planting (≥ 10 kinds)"),
                    figure (self, PSK_METRIC_HOUSEHOLDS_PLANTING),
                    figure (self, PSK_METRIC_HOUSEHOLDS_TARGET), growth, NULL);
  psk_headline_set (self->centres_headline, _("Sharing centres open"),
                    figure (self, PSK_METRIC_CENTRES_OPEN),
                    figure (self, PSK_METRIC_CENTRES_TARGET), centres, NULL);
  psk_headline_set (self->pins_headline, _("Centres pinned on the map"),
                    figure (self, PSK_METRIC_CENTRES_PINNED),
                    figure (self, PSK_METRIC_CENTRES_TARGET), pins, NULL);
  psk_headline_set (self->pairs_headline, _("Complete before and after pairs"),
                    figure (self, PSK_METRIC_PHOTOS_PAIRED),
                    figure (self, PSK_METRIC_CENTRES_TARGET), pairs, NULL);
  show_reports_headline (self);
}

static void
clear_children (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    gtk_widget_unparent (child);
}

static void
show_wall (PskOverviewPage *self)
{
  const int n_districts = psk_wall_fill (self->wall, PSK_PAGE (self), self->summary);
  /* Translators: tambons, then districts */
  g_autofree char *title = g_strdup_printf (_("%d tambons in %d districts"),
                                            (int) figure (self, PSK_METRIC_CENTRES_TARGET),
                                            n_districts);

  gtk_label_set_label (self->wall_title, title);
}

static void
add_chase (PskOverviewPage *self,
           int              count,
           const char      *state,
           const char      *text,
           const char      *page)
{
  GtkWidget *box;
  GtkWidget *chip;
  GtkWidget *label;
  GtkWidget *button;

  if (count == 0)
    return;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  chip = gtk_label_new (g_str_equal (state, "wrong") ? "!" : "◐");
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, state);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_size_group_add_widget (self->chase_signs, chip);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));

  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chase");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(six)", page, 0, (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go-to");
  gtk_box_append (self->chase_box, button);
}

/* @format takes the number alone. */
static void
add_count (PskOverviewPage *self,
           int              count,
           const char      *state,
           const char      *page,
           const char      *format)
{
  g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, count);
#pragma GCC diagnostic pop
  add_chase (self, count, state, text, page);
}

static void
show_chase (PskOverviewPage *self)
{
  const int n_tambons = (int) figure (self, PSK_METRIC_CENTRES_TARGET);
  const int no_pin = n_tambons - (int) figure (self, PSK_METRIC_CENTRES_PINNED);
  const int closed = n_tambons - (int) figure (self, PSK_METRIC_CENTRES_OPEN);
  const int no_after = n_tambons - (int) figure (self, PSK_METRIC_PHOTOS_AFTER);
  const int no_before = n_tambons - (int) figure (self, PSK_METRIC_PHOTOS_BEFORE);
  const int unreplaced = (int) figure (self, PSK_METRIC_HOUSEHOLDS_UNREPLACED);
  const int vacant = (int) (figure (self, PSK_METRIC_HOUSEHOLDS_TARGET)
                            - figure (self, PSK_METRIC_HOUSEHOLDS_SELECTED));
  int n_sent = 0;
  int n_districts = 0;
  g_autofree char *reports = NULL;
  g_autofree char *number = psk_text_format_number (vacant, 0);
  g_autofree char *slots = g_strdup_printf (ngettext ("%s slot is still free",
                                                      "%s slots are still free", vacant), number);

  clear_children (GTK_WIDGET (self->chase_box));
  gtk_label_set_label (self->chase_title, _("To chase today"));

  if (self->summary->month != NULL)
    count_month_reports (self, &n_sent, &n_districts);
  reports = g_strdup_printf (ngettext ("%d district has not sent its report",
                                       "%d districts have not sent their report",
                                       n_districts - n_sent),
                             n_districts - n_sent);
  add_chase (self, n_districts - n_sent, "wrong", reports, "monthly");

  add_count (self, unreplaced, "wrong", "households",
             ngettext ("%d dropped-out household has no successor",
                       "%d dropped-out households have no successor", unreplaced));
  add_chase (self, vacant, "partial", slots, "households");
  add_count (self, closed, "partial", "centres",
             ngettext ("%d centre is not open yet", "%d centres are not open yet", closed));
  add_count (self, no_pin, "partial", "centres",
             ngettext ("%d centre is not pinned yet", "%d centres are not pinned yet", no_pin));
  add_count (self, no_after, "partial", "photos",
             ngettext ("%d tambon lacks the photo after", "%d tambons lack the photo after",
                       no_after));
  add_count (self, no_before, "partial", "photos",
             ngettext ("%d tambon lacks the photo before", "%d tambons lack the photo before",
                       no_before));

  if (gtk_widget_get_first_child (GTK_WIDGET (self->chase_box)) == NULL)
    {
      GtkWidget *label = gtk_label_new (_("● Everything is complete"));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "done-text");
      gtk_box_append (self->chase_box, label);
    }
}

static int
compare_rank (gconstpointer a,
              gconstpointer b)
{
  const PskScoreRow *x = *(PskScoreRow *const *) a;
  const PskScoreRow *y = *(PskScoreRow *const *) b;

  return x->rank != y->rank ? x->rank - y->rank : x->area - y->area;
}

static void
add_league_row (PskOverviewPage *self,
                PskScoreRow     *row,
                int              at)
{
  PskAreas *areas = psk_book_get_areas (psk_page_get_book (PSK_PAGE (self)));
  g_autofree char *rank = g_strdup_printf ("%d", row->rank);
  g_autofree char *percent = psk_score_format_tenths (row->percent);
  GtkWidget *rank_label = gtk_label_new (rank);
  GtkWidget *name = gtk_button_new_with_label (
    psk_areas_get_name (areas, row->area, psk_language_of_messages ()));
  GtkWidget *bar = psk_bar_new (row->percent / 1000.0);
  GtkWidget *number = gtk_label_new (percent);

  gtk_widget_add_css_class (rank_label, "dim-label");
  gtk_widget_add_css_class (rank_label, "numeric");
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (name)), GTK_ALIGN_START);
  gtk_widget_add_css_class (name, "flat");
  gtk_widget_add_css_class (name, "league-name");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (name), "(six)", "scores", row->area,
                                    (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (name), "win.go-to");
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_xalign (GTK_LABEL (number), 1);

  gtk_grid_attach (self->league, rank_label, 0, at, 1, 1);
  gtk_grid_attach (self->league, name, 1, at, 1, 1);
  gtk_grid_attach (self->league, bar, 2, at, 1, 1);
  gtk_grid_attach (self->league, number, 3, at, 1, 1);
  gtk_grid_attach (self->league, psk_grade_badge_new (row->grade), 4, at, 1, 1);
}

static void
show_league (PskOverviewPage *self)
{
  PskScoreSheet *sheet = self->summary->scores;
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autofree char *quarter_name = NULL;
  g_autofree char *title = NULL;

  clear_children (GTK_WIDGET (self->league));
  if (self->summary->month == NULL)
    return;

  quarter_name = psk_period_format (&self->summary->quarter, PSK_PERIOD_STYLE_LONG,
                                    psk_language_of_messages ());
  /* Translators: a quarter follows */
  title = g_strdup_printf (_("Districts in %s"), quarter_name);
  gtk_label_set_label (self->league_title, title);

  if (sheet == NULL)
    {
      psk_page_toast_error (PSK_PAGE (self), self->summary->scores_error);
      return;
    }

  for (guint i = 0; i < sheet->n_rows; i++)
    g_ptr_array_add (order, &sheet->rows[i]);
  g_ptr_array_sort (order, compare_rank);
  for (guint i = 0; i < order->len; i++)
    add_league_row (self, order->pdata[i], i);
}

/* The league fills its own panel, so that nothing moves when it comes one frame after the
 * rest of the first window. The first tick belongs to that window. */
static gboolean
show_league_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  PskOverviewPage *self = PSK_OVERVIEW_PAGE (widget);

  if (++self->n_ticks < 2)
    return G_SOURCE_CONTINUE;

  self->league_tick = 0;
  show_league (self);
  return G_SOURCE_REMOVE;
}

static void
psk_overview_page_refresh (PskPage *page,
                           guint    changes)
{
  PskOverviewPage *self = PSK_OVERVIEW_PAGE (page);
  g_autoptr (GError) error = NULL;
  PskSummary *summary = psk_summary_load (psk_book_get_store (psk_page_get_book (page)), &error);

  if (summary == NULL)
    {
      psk_page_toast_error (page, error);
      return;
    }

  g_clear_pointer (&self->summary, psk_summary_free);
  self->summary = summary;
  show_headlines (self);
  show_wall (self);
  show_chase (self);
  if (gtk_widget_get_first_child (GTK_WIDGET (self->league)) != NULL)
    show_league (self);
  else if (self->league_tick == 0)
    self->league_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_league_cb, NULL,
                                                      NULL);
}

static void
text_size_changed_cb (PskOverviewPage *self)
{
  if (self->summary != NULL && psk_page_get_book (PSK_PAGE (self)) != NULL)
    show_wall (self);
}

static gboolean
psk_overview_page_focus_content (PskPage *page)
{
  return gtk_widget_child_focus (GTK_WIDGET (PSK_OVERVIEW_PAGE (page)->wall),
                                 GTK_DIR_TAB_FORWARD);
}

static const char *
psk_overview_page_get_title (PskPage *page)
{
  return _("Overview");
}

static void
households_clicked_cb (PskOverviewPage *self)
{
  psk_page_go_to (PSK_PAGE (self), "households", 0, 0);
}

static void
centres_clicked_cb (PskOverviewPage *self)
{
  psk_page_go_to (PSK_PAGE (self), "centres", 0, 0);
}

static void
photos_clicked_cb (PskOverviewPage *self)
{
  psk_page_go_to (PSK_PAGE (self), "photos", 0, 0);
}

static void
monthly_clicked_cb (PskOverviewPage *self)
{
  psk_page_go_to (PSK_PAGE (self), "monthly", 0, 0);
}

static void
psk_overview_page_dispose (GObject *object)
{
  PskOverviewPage *self = PSK_OVERVIEW_PAGE (object);

  g_clear_pointer (&self->summary, psk_summary_free);
  g_clear_object (&self->chase_signs);

  G_OBJECT_CLASS (psk_overview_page_parent_class)->dispose (object);
}

static void
psk_overview_page_build (PskPage *page)
{
  PskOverviewPage *self = PSK_OVERVIEW_PAGE (page);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->chase_signs = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  psk_text_size_widen (self->side);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
psk_overview_page_class_init (PskOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_overview_page_dispose;
  page_class->name = "overview";
  page_class->icon_name = "psk-overview-symbolic";
  page_class->get_title = psk_overview_page_get_title;
  page_class->build = psk_overview_page_build;
  page_class->refresh = psk_overview_page_refresh;
  page_class->focus_content = psk_overview_page_focus_content;

  g_type_ensure (PSK_TYPE_HEADLINE);
  g_type_ensure (PSK_TYPE_STRIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/overview/psk-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PskOverviewPage, households_headline);
  gtk_widget_class_bind_template_child (widget_class, PskOverviewPage, centres_headline);
  gtk_widget_class_bind_template_child (widget_class, PskOverviewPage, pins_headline);
  gtk_widget_class_bind_template_child (widget_class, PskOverviewPage, pairs_headline);
  gtk_widget_class_bind_template_child (widget_class, PskOverviewPage, reports_headline);
  gtk_widget_class_bind_template_child (widget_class, PskOverviewPage, wall_title);
  gtk_widget_class_bind_template_child (widget_class, PskOverviewPage, wall);
  gtk_widget_class_bind_template_child (widget_class, PskOverviewPage, side);
  gtk_widget_class_bind_template_child (widget_class, PskOverviewPage, chase_title);
  gtk_widget_class_bind_template_child (widget_class, PskOverviewPage, chase_box);
  gtk_widget_class_bind_template_child (widget_class, PskOverviewPage, league_title);
  gtk_widget_class_bind_template_child (widget_class, PskOverviewPage, league);
  gtk_widget_class_bind_template_callback (widget_class, households_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, centres_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, photos_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, monthly_clicked_cb);
}

static void
psk_overview_page_init (PskOverviewPage *self)
{
}

/**
 * psk_overview_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_overview_page_new (void)
{
  return g_object_new (PSK_TYPE_OVERVIEW_PAGE, NULL);
}
