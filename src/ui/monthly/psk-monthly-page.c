/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-monthly-page.h"

#include <glib/gi18n.h>

#include "psk-calendar.h"
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
  GtkBox *processes;
  GtkBox *publicity;
  PskReportForm *form;
  GtkWidget *form_side;

  /* Owned */
  char *month; /* the chosen month, nullable */

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

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
add_label (GtkBox     *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return label;
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
attach_month_head (PskMonthlyPage *self,
                   const char     *month,
                   int             column)
{
  GDate due = psk_calendar_get_due_date (store_of (self), month);
  g_autofree char *name = month_name (month, PSK_PERIOD_STYLE_SHORT);
  g_autofree char *date = psk_thai_date_format (&due, PSK_DATE_SHORT, psk_language_of_messages ());
  g_autofree char *due_text = g_strdup_printf (_("due %s"), date);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_label_new (name);
  GtkWidget *bottom = gtk_label_new (due_text);

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

static void
attach_report (PskMonthlyPage *self,
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
  GtkWidget *button = gtk_button_new ();
  g_autofree char *name = month_name (month, PSK_PERIOD_STYLE_LONG);
  g_autofree char *spoken = NULL;

  if (report != NULL && report->submitted_on != NULL && !g_str_equal (report->state, "draft"))
    {
      *n_sent += 1;
      *n_on_time += g_strcmp0 (report->submitted_on, due_iso) <= 0;
    }

  gtk_button_set_child (GTK_BUTTON (button), psk_report_state_chip_new (book_of (self), state));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "report-button");
  if (district->code == self->district && g_strcmp0 (month, self->month) == 0)
    gtk_widget_add_css_class (button, "chosen");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(is)", district->code, month);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "monthly.choose");
  spoken = g_strdup_printf ("%s, %s: %s",
                            psk_area_get_name (district, psk_language_of_messages ()), name,
                            psk_definition_get_code_title (psk_book_get_codes (book_of (self)),
                                                           "report_state", state,
                                                           psk_language_of_messages ()));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_grid_attach (self->table, button, column, row, 1, 1);
}

static void
attach_district (PskMonthlyPage *self,
                 PskArea        *district,
                 GPtrArray      *months,
                 int             row)
{
  GtkWidget *name = gtk_label_new (psk_area_get_name (district, psk_language_of_messages ()));
  g_autofree char *share = NULL;
  GtkWidget *count;
  int n_sent = 0;
  int n_on_time = 0;

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (name, "score-cell");
  gtk_grid_attach (self->table, name, 0, row, 1, 1);

  for (guint i = 0; i < months->len; i++)
    attach_report (self, district, months->pdata[i], i + 1, row, &n_sent, &n_on_time);

  share = g_strdup_printf ("%d/%d", n_on_time, n_sent);
  count = gtk_label_new (share);
  gtk_widget_add_css_class (count, "numeric");
  gtk_grid_attach (self->table, count, months->len + 1, row, 1, 1);
}

static void
show_table (PskMonthlyPage *self)
{
  g_autoptr (GPtrArray) months = psk_calendar_get_months (store_of (self), NULL);
  PskAreas *areas = psk_book_get_areas (book_of (self));
  const int filter = psk_page_get_area (PSK_PAGE (self));
  GtkWidget *child;
  GtkWidget *head;
  int row = 1;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_grid_remove (self->table, child);

  for (guint i = 0; i < months->len; i++)
    attach_month_head (self, months->pdata[i], i + 1);
  head = gtk_label_new (_("On time"));
  gtk_widget_add_css_class (head, "heading");
  gtk_widget_add_css_class (head, "score-head");
  gtk_grid_attach (self->table, head, months->len + 1, 0, 1, 1);

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *district = psk_areas_get (areas, i);

      if (district->level == PSK_AREA_DISTRICT
          && (psk_area_code_within (district->code, filter)
              || psk_area_code_within (filter, district->code)))
        attach_district (self, district, months, row++);
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
    text = g_strdup_printf (_("%s: %d of %d submitted · %d days left"), name, n_sent, n_districts,
                            days);
  else
    /* Translators: month, reports sent, districts */
    text = g_strdup_printf (_("%s: %d of %d submitted"), name, n_sent, n_districts);
  gtk_label_set_label (self->month_chip, text);
}

static void
check_toggled_cb (GtkCheckButton *button,
                  PskMonthlyPage *self)
{
  const char *item = gtk_widget_get_name (GTK_WIDGET (button));
  const gboolean done = gtk_check_button_get_active (button);
  g_autofree char *evidence = NULL;
  g_autoptr (PskCommand) command = NULL;

  if (psk_report_table_get_check (store_of (self), self->district, self->month, item, &evidence)
      == done)
    return;

  command = psk_command_check_set (self->district, self->month, item, done, evidence);
  psk_page_run (PSK_PAGE (self), command, NULL);
}

static void
add_check (PskMonthlyPage *self,
           JsonObject     *item)
{
  const PskLanguage language = psk_language_of_messages ();
  const char *id = json_object_get_string_member (item, "id");
  g_autofree char *evidence = NULL;
  const gboolean done = psk_report_table_get_check (store_of (self), self->district, self->month,
                                                    id, &evidence);
  g_autofree char *text = g_strdup_printf ("%s  %s", id,
                                           psk_definition_get_text (item, "title", language));
  g_autofree char *proof = g_strdup_printf (_("Evidence: %s"),
                                            evidence != NULL && *evidence != '\0' ? evidence
                                            : psk_definition_get_text (item, "evidence",
                                                                       language));
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_name (check, id);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), done);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), self);
  gtk_box_append (self->processes, check);
  label = add_label (self->processes, proof, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 30);
}

static void
show_processes (PskMonthlyPage *self)
{
  g_autoptr (PskDefinition) list = psk_definition_load (store_of (self), "checklist", NULL);
  const PskLanguage language = psk_language_of_messages ();
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  gint64 process = 0;

  clear_box (self->processes);
  if (self->district == 0 || self->month == NULL || list == NULL)
    {
      add_label (self->processes, _("Choose a district and month under Reports first."),
                 "dim-label");
      return;
    }

  name = month_name (self->month, PSK_PERIOD_STYLE_LONG);
  title = g_strdup_printf ("%s · %s", psk_areas_get_name (psk_book_get_areas (book_of (self)),
                                                          self->district, language), name);
  add_label (self->processes, title, "title-3");
  for (guint i = 0; i < psk_definition_get_n (list, "items"); i++)
    {
      JsonObject *item = psk_definition_get_element (list, "items", i);

      if (json_object_get_int_member_with_default (item, "process", 0) != process)
        {
          process = json_object_get_int_member_with_default (item, "process", 0);
          if (process >= 1 && process <= (gint64) psk_definition_get_n (list, "processes"))
            {
              JsonObject *head = psk_definition_get_element (list, "processes", process - 1);
              g_autofree char *text = g_strdup_printf (
                "%d. %s", (int) process, psk_definition_get_text (head, "title", language));

              gtk_widget_set_margin_top (add_label (self->processes, text, "heading"), 10);
            }
        }
      add_check (self, item);
    }
  if (psk_definition_is_default (list))
    add_label (self->processes, psk_definition_get_text (psk_definition_get_object (list), "note",
                                                         language), "dim-label");
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

  clear_box (self->publicity);
  title = g_strdup_printf (ngettext ("%u post", "%u posts", posts != NULL ? posts->len : 0),
                           posts != NULL ? posts->len : 0);
  add_label (self->publicity, title, "title-3");
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

  show_table (self);
  show_chip (self);
  show_processes (self);
  show_publicity (self);
  psk_report_form_show (self->form, page, self->district, self->month);
}

static void
choose (PskMonthlyPage *self,
        int             district,
        const char     *month)
{
  self->district = district;
  g_free (self->month);
  self->month = g_strdup (month);
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
due_response_cb (AdwMessageDialog *dialog,
                 const char       *response,
                 PskMonthlyPage   *self)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  g_autofree char *month = NULL;
  g_autofree char *iso = NULL;
  g_autoptr (PskCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  GDate date;

  if (!g_str_equal (response, "move"))
    return;

  if (!psk_thai_date_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), &date, &error))
    {
      psk_page_toast_error (PSK_PAGE (self), error);
      return;
    }

  month = self->month != NULL ? g_strdup (self->month)
                              : psk_calendar_get_current_month (store_of (self));
  iso = psk_thai_date_to_iso (&date);
  command = psk_command_due_date_set (month, iso);
  psk_page_run (PSK_PAGE (self), command, _("The due date was moved"));
}

static void
move_due_date_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  PskMonthlyPage *self = PSK_MONTHLY_PAGE (widget);
  g_autofree char *month = self->month != NULL ? g_strdup (self->month)
                           : psk_calendar_get_current_month (store_of (self));
  g_autofree char *month_text = month != NULL ? month_name (month, PSK_PERIOD_STYLE_LONG) : NULL;
  g_autofree char *heading = NULL;
  g_autofree char *date = NULL;
  GtkWidget *dialog;
  GtkWidget *entry;
  GDate due;

  if (month == NULL)
    return;

  due = psk_calendar_get_due_date (store_of (self), month);
  date = psk_thai_date_format (&due, PSK_DATE_NUMERIC, psk_language_of_messages ());
  heading = g_strdup_printf (_("Due Date for %s"), month_text);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading,
                                   _("Type the new date, such as 17/4/2567."));
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), date);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "move",
                                    _("_Move"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "move");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "move",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (due_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
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
psk_monthly_page_dispose (GObject *object)
{
  PskMonthlyPage *self = PSK_MONTHLY_PAGE (object);

  g_clear_pointer (&self->month, g_free);

  G_OBJECT_CLASS (psk_monthly_page_parent_class)->dispose (object);
}

static void
psk_monthly_page_build (PskPage *page)
{
  PskMonthlyPage *self = PSK_MONTHLY_PAGE (page);

  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen (self->form_side);
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
