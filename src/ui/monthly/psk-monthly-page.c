/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-monthly-page.h"

#include <glib/gi18n.h>

#include "psk-box.h"
#include "psk-calendar.h"
#include "psk-due-date-dialog.h"
#include "psk-process-list.h"
#include "psk-report-commands.h"
#include "psk-report-form.h"
#include "psk-report-table.h"
#include "psk-strip.h"
#include "psk-text-size.h"
#include "psk-thai-date.h"

/**
 * PskMonthlyPage:
 *
 * Months by districts with the state of each report, the form of the chosen one,
 * the check list of the six processes and the log of publicity.
 */
struct _PskMonthlyPage
{
  PskPage parent_instance;

  /* Template widgets */
  GtkLabel *month_chip;
  GtkStack *views;
  GtkGrid *table;
  PskProcessList *processes;
  GtkBox *publicity;
  PskReportForm *form;
  GtkScrolledWindow *form_side;

  /* Owned */
  char *month; /* the chosen month, nullable */
  char *table_shape; /* what the cells of the table were made for */

  int district; /* the chosen district, 0 for none */
};

G_DEFINE_FINAL_TYPE (PskMonthlyPage, psk_monthly_page, PSK_TYPE_PAGE)

static PskBook *
book_of (PskMonthlyPage *self)
{
  return psk_page_get_book (PSK_PAGE (self));
}

static PskStore *
store_of (PskMonthlyPage *self)
{
  return psk_book_get_store (book_of (self));
}

static char *
month_name (const char    *month,
            PskPeriodStyle style)
{
  PskPeriod period;

  return psk_period_parse (month, &period, NULL)
         ? psk_period_format (&period, style, psk_language_of_messages ()) : g_strdup (month);
}

static void
show_month_head (PskMonthlyPage *self,
                 const char     *month,
                 int             column)
{
  GDate due = psk_calendar_get_due_date (store_of (self), month);
  g_autofree char *name = month_name (month, PSK_PERIOD_STYLE_SHORT);
  g_autofree char *date = psk_thai_date_format (&due, PSK_DATE_SHORT, psk_language_of_messages ());
  g_autofree char *due_text = g_strdup_printf (_("due %s"), date);
  GtkWidget *box = gtk_grid_get_child_at (self->table, column, 0);
  GtkWidget *top;
  GtkWidget *bottom;

  if (box != NULL)
    {
      gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), due_text);
      return;
    }

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  top = gtk_label_new (name);
  bottom = gtk_label_new (due_text);
  gtk_widget_add_css_class (top, "heading");
  gtk_widget_add_css_class (bottom, "caption");
  gtk_widget_add_css_class (bottom, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (bottom), TRUE);
  gtk_label_set_justify (GTK_LABEL (bottom), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), bottom);
  gtk_widget_add_css_class (box, "score-head");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_grid_attach (self->table, box, column, 0, 1, 1);
}

static GtkWidget *
add_cell (PskMonthlyPage *self,
          int             district,
          const char     *month,
          int             column,
          int             row)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "report-button");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(is)", district, month);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "monthly.choose");
  gtk_grid_attach (self->table, button, column, row, 1, 1);

  return button;
}

static void
show_report (PskMonthlyPage *self,
             PskArea        *district,
             const char     *month,
             int             column,
             int             row,
             int            *n_sent,
             int            *n_on_time)
{
  g_autoptr (PskReport) report = psk_report_table_read (store_of (self), district->code, month);
  const char *state = psk_report_get_state (store_of (self), report, month);
  GDate due = psk_calendar_get_due_date (store_of (self), month);
  g_autofree char *due_iso = psk_thai_date_to_iso (&due);
  GtkWidget *button = gtk_grid_get_child_at (self->table, column, row);
  g_autofree char *name = month_name (month, PSK_PERIOD_STYLE_LONG);
  g_autofree char *spoken = NULL;

  if (button == NULL)
    button = add_cell (self, district->code, month, column, row);
  if (report != NULL && report->submitted_on != NULL && !g_str_equal (report->state, "draft"))
    {
      *n_sent += 1;
      *n_on_time += g_strcmp0 (report->submitted_on, due_iso) <= 0;
    }

  gtk_button_set_child (GTK_BUTTON (button), psk_report_state_chip_new (book_of (self), state));
  if (district->code == self->district && g_strcmp0 (month, self->month) == 0)
    gtk_widget_add_css_class (button, "chosen");
  else
    gtk_widget_remove_css_class (button, "chosen");
  spoken = g_strdup_printf ("%s, %s: %s",
                            psk_area_get_name (district, psk_language_of_messages ()), name,
                            psk_definition_get_code_title (psk_book_get_codes (book_of (self)),
                                                           "report_state", state,
                                                           psk_language_of_messages ()));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static GtkWidget *
add_text (PskMonthlyPage *self,
          const char     *text,
          int             column,
          int             row,
          const char     *css_class,
          const char     *another)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  if (another != NULL)
    gtk_widget_add_css_class (label, another);
  gtk_grid_attach (self->table, label, column, row, 1, 1);

  return label;
}

static void
show_district (PskMonthlyPage *self,
               PskArea        *district,
               GPtrArray      *months,
               int             row)
{
  const int last = (int) months->len + 1;
  g_autofree char *share = NULL;
  GtkWidget *count;
  int n_sent = 0;
  int n_on_time = 0;

  if (gtk_grid_get_child_at (self->table, 0, row) == NULL)
    gtk_label_set_xalign (GTK_LABEL (add_text (self, psk_area_get_name (
                                                 district, psk_language_of_messages ()),
                                               0, row, "heading", "score-cell")), 0);

  for (guint i = 0; i < months->len; i++)
    show_report (self, district, months->pdata[i], i + 1, row, &n_sent, &n_on_time);

  share = g_strdup_printf ("%d/%d", n_on_time, n_sent);
  count = gtk_grid_get_child_at (self->table, last, row);
  if (count == NULL)
    count = add_text (self, NULL, last, row, "numeric", NULL);
  gtk_label_set_label (GTK_LABEL (count), share);
}

/* The cells stay as long as they are for the same districts and months, so that the focus
 * does. */
static void
prepare_table (PskMonthlyPage *self,
               GPtrArray      *months)
{
  GString *shape = g_string_new (NULL);
  GtkWidget *child;

  g_string_printf (shape, "%p %d", (gpointer) psk_book_get_areas (book_of (self)),
                   psk_page_get_area (PSK_PAGE (self)));
  for (guint i = 0; i < months->len; i++)
    g_string_append_printf (shape, " %s", (const char *) months->pdata[i]);

  if (g_strcmp0 (shape->str, self->table_shape) == 0)
    {
      g_string_free (shape, TRUE);
      return;
    }

  g_free (self->table_shape);
  self->table_shape = g_string_free (shape, FALSE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_grid_remove (self->table, child);
  add_text (self, _("On time"), (int) months->len + 1, 0, "heading", "score-head");
}

static void
show_table (PskMonthlyPage *self)
{
  g_autoptr (GPtrArray) months = psk_calendar_get_months (store_of (self), NULL);
  PskAreas *areas = psk_book_get_areas (book_of (self));
  const int filter = psk_page_get_area (PSK_PAGE (self));
  int row = 1;

  prepare_table (self, months);
  for (guint i = 0; i < months->len; i++)
    show_month_head (self, months->pdata[i], i + 1);

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *district = psk_areas_get (areas, i);

      if (district->level == PSK_AREA_DISTRICT
          && (psk_area_code_within (district->code, filter)
              || psk_area_code_within (filter, district->code)))
        show_district (self, district, months, row++);
    }
}

static void
show_chip (PskMonthlyPage *self)
{
  g_autofree char *month = psk_calendar_get_current_month (store_of (self));
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  PskAreas *areas = psk_book_get_areas (book_of (self));
  GDate today = psk_book_get_today (book_of (self));
  GDate due;
  int n_sent = 0;
  int n_districts = 0;
  int days;

  gtk_widget_set_visible (GTK_WIDGET (self->month_chip), month != NULL);
  if (month == NULL)
    return;

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *district = psk_areas_get (areas, i);
      g_autoptr (PskReport) report = NULL;

      if (district->level != PSK_AREA_DISTRICT)
        continue;
      report = psk_report_table_read (store_of (self), district->code, month);
      n_districts++;
      n_sent += report != NULL && (g_str_equal (report->state, "submitted")
                                   || g_str_equal (report->state, "accepted"));
    }

  due = psk_calendar_get_due_date (store_of (self), month);
  days = g_date_days_between (&today, &due);
  name = month_name (month, PSK_PERIOD_STYLE_SHORT);
  if (days >= 0)
    /* Translators: month, reports sent, districts, days left */
    text = g_strdup_printf (ngettext ("%s: %d of %d submitted · %d day left",
                                      "%s: %d of %d submitted · %d days left", days),
                            name, n_sent, n_districts, days);
  else
    /* Translators: month, reports sent, districts */
    text = g_strdup_printf (_("%s: %d of %d submitted"), name, n_sent, n_districts);
  gtk_label_set_label (self->month_chip, text);
}

static void
show_publicity (PskMonthlyPage *self)
{
  const PskLanguage language = psk_language_of_messages ();
  int area = psk_page_get_area (PSK_PAGE (self));
  g_autoptr (GPtrArray) posts = NULL;
  g_autofree char *title = NULL;

  if (psk_area_code_level (area) == PSK_AREA_TAMBON)
    area = psk_area_code_parent (area);
  posts = psk_report_table_read_posts (store_of (self), area, NULL);

  psk_box_clear (self->publicity);
  title = g_strdup_printf (ngettext ("%u post", "%u posts", posts != NULL ? posts->len : 0),
                           posts != NULL ? posts->len : 0);
  psk_box_add_label (self->publicity, title, "title-3");
  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      PskPost *post = posts->pdata[i];
      GtkWidget *row = psk_strip_new (12);
      g_autofree char *date = psk_thai_date_format_iso (post->posted_on, PSK_DATE_SHORT, language);
      GtkWidget *label = gtk_label_new (date);

      gtk_widget_add_css_class (row, "pair-row");
      gtk_label_set_width_chars (GTK_LABEL (label), 12);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "numeric");
      psk_strip_append (PSK_STRIP (row), label);
      label = gtk_label_new (psk_definition_get_code_title (psk_book_get_codes (book_of (self)),
                                                            "post_channel", post->channel,
                                                            language));
      gtk_widget_add_css_class (label, "chip");
      psk_strip_append (PSK_STRIP (row), label);
      label = gtk_label_new (post->title);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, TRUE);
      psk_strip_append (PSK_STRIP (row), label);
      label = gtk_label_new (psk_areas_get_name (psk_book_get_areas (book_of (self)),
                                                 post->district, language));
      gtk_widget_add_css_class (label, "dim-label");
      psk_strip_append (PSK_STRIP (row), label);
      gtk_box_append (self->publicity, row);
    }
}

static void
psk_monthly_page_refresh (PskPage *page,
                          guint    changes)
{
  PskMonthlyPage *self = PSK_MONTHLY_PAGE (page);

  /* Another book may have other districts. */
  if (psk_areas_lookup (psk_book_get_areas (book_of (self)), self->district) == NULL)
    self->district = 0;
  show_table (self);
  show_chip (self);
  psk_process_list_show (self->processes, page, self->district, self->month);
  show_publicity (self);
  psk_report_form_show (self->form, page, self->district, self->month);
}

static void
choose (PskMonthlyPage *self,
        int             district,
        const char     *month)
{
  /* What is being typed belongs to the report that is shown until now. */
  if (!psk_report_form_settle (self->form))
    return;

  self->district = district;
  g_free (self->month);
  self->month = g_strdup (month);
  /* Its head says whose report it is. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->form_side), 0);
  psk_page_invalidate (PSK_PAGE (self), PSK_CHANGED_REPORTS);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const char *month;
  int district;

  g_variant_get (parameter, "(i&s)", &district, &month);
  choose (PSK_MONTHLY_PAGE (widget), district, month);
}

static void
move_due_date_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  PskMonthlyPage *self = PSK_MONTHLY_PAGE (widget);
  g_autofree char *month = self->month != NULL ? g_strdup (self->month)
                           : psk_calendar_get_current_month (store_of (self));

  if (month != NULL)
    psk_due_date_dialog_show (PSK_PAGE (self), month);
}

static gboolean
psk_monthly_page_focus_content (PskPage *page)
{
  return gtk_widget_child_focus (GTK_WIDGET (PSK_MONTHLY_PAGE (page)->views),
                                 GTK_DIR_TAB_FORWARD);
}

static const char *
psk_monthly_page_get_title (PskPage *page)
{
  return _("Monthly Reports");
}

static void
psk_monthly_page_show_area (PskPage *page,
                            int      area)
{
  PskMonthlyPage *self = PSK_MONTHLY_PAGE (page);
  g_autofree char *month = psk_calendar_get_current_month (store_of (self));

  if (psk_area_code_level (area) == PSK_AREA_TAMBON)
    area = psk_area_code_parent (area);
  if (psk_area_code_level (area) == PSK_AREA_DISTRICT)
    choose (self, area, month);
}

static void
psk_monthly_page_settle (PskPage *page)
{
  psk_report_form_settle (PSK_MONTHLY_PAGE (page)->form);
}

static guint
psk_monthly_page_count_refused (PskPage *page)
{
  return psk_report_form_count_refused (PSK_MONTHLY_PAGE (page)->form);
}

static void
psk_monthly_page_dispose (GObject *object)
{
  PskMonthlyPage *self = PSK_MONTHLY_PAGE (object);

  g_clear_pointer (&self->month, g_free);
  g_clear_pointer (&self->table_shape, g_free);

  G_OBJECT_CLASS (psk_monthly_page_parent_class)->dispose (object);
}

static void
psk_monthly_page_build (PskPage *page)
{
  PskMonthlyPage *self = PSK_MONTHLY_PAGE (page);

  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen (GTK_WIDGET (self->form_side));
}

static void
psk_monthly_page_class_init (PskMonthlyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_monthly_page_dispose;
  page_class->name = "monthly";
  page_class->icon_name = "psk-monthly-symbolic";
  page_class->get_title = psk_monthly_page_get_title;
  page_class->build = psk_monthly_page_build;
  page_class->refresh = psk_monthly_page_refresh;
  page_class->focus_content = psk_monthly_page_focus_content;
  page_class->show_area = psk_monthly_page_show_area;
  page_class->settle = psk_monthly_page_settle;
  page_class->count_refused = psk_monthly_page_count_refused;

  g_type_ensure (PSK_TYPE_PROCESS_LIST);
  g_type_ensure (PSK_TYPE_REPORT_FORM);
  g_type_ensure (PSK_TYPE_STRIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/monthly/psk-monthly-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PskMonthlyPage, month_chip);
  gtk_widget_class_bind_template_child (widget_class, PskMonthlyPage, views);
  gtk_widget_class_bind_template_child (widget_class, PskMonthlyPage, table);
  gtk_widget_class_bind_template_child (widget_class, PskMonthlyPage, processes);
  gtk_widget_class_bind_template_child (widget_class, PskMonthlyPage, publicity);
  gtk_widget_class_bind_template_child (widget_class, PskMonthlyPage, form);
  gtk_widget_class_bind_template_child (widget_class, PskMonthlyPage, form_side);

  gtk_widget_class_install_action (widget_class, "monthly.choose", "(is)", choose_action);
  gtk_widget_class_install_action (widget_class, "monthly.move-due-date", NULL,
                                   move_due_date_action);
}

static void
psk_monthly_page_init (PskMonthlyPage *self)
{
}

/**
 * psk_monthly_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_monthly_page_new (void)
{
  return g_object_new (PSK_TYPE_MONTHLY_PAGE, NULL);
}
