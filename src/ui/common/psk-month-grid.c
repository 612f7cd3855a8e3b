/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-month-grid.h"

#include <glib/gi18n.h>

#include "psk-thai-date.h"

#define N_DAYS 42 /* six weeks hold any month */
#define DAYS_A_WEEK 7
#define MONTHS_A_YEAR 12
#define FIRST_YEAR 1900 /* nothing in a book is older */

/**
 * PskMonthGrid:
 *
 * The days of a month to choose one from, in the era of the language. GtkCalendar knows
 * the Buddhist Era only where the system itself is Thai. Days to come cannot be chosen.
 * Arrows go from day to day, Page Up and Page Down from month to month, with Ctrl from
 * year to year, Home and End to the ends of the month.
 */
struct _PskMonthGrid
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *month_label;
  GtkGrid *grid;
  GtkWidget *next_month_button;
  GtkWidget *next_year_button;

  /* Owned by the grid */
  GtkWidget *days[N_DAYS];

  GDate first; /* day that is shown: a Sunday in the month of the cursor or before it */
  GDate cursor; /* where the keys are; its month is the one that is shown */
  GDate day; /* the one that is chosen, invalid without one */
  GDate today;
};

G_DEFINE_FINAL_TYPE (PskMonthGrid, psk_month_grid, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mark (GtkWidget  *widget,
      const char *css_class,
      gboolean    marked)
{
  if (marked)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_cell (PskMonthGrid *self,
           GtkWidget    *button,
           const GDate  *date)
{
  const gboolean inside = g_date_get_month (date) == g_date_get_month (&self->cursor);
  const gboolean chosen = g_date_valid (&self->day) && g_date_compare (date, &self->day) == 0;
  g_autofree char *number = g_strdup_printf ("%d", (int) g_date_get_day (date));
  g_autofree char *name = psk_thai_date_format (date, PSK_DATE_LONG, psk_language_of_messages ());

  gtk_button_set_label (GTK_BUTTON (button), number);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", g_date_get_julian (date));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
  gtk_widget_set_sensitive (button, g_date_compare (date, &self->today) <= 0);
  mark (button, "dim-label", !inside);
  mark (button, "suggested-action", chosen);
  mark (button, "flat", !chosen);
  mark (button, "date-today", g_date_compare (date, &self->today) == 0);
}

static void
add_months (GDate *date,
            int    months)
{
  if (months > 0)
    g_date_add_months (date, months);
  else
    g_date_subtract_months (date, -months);
}

/* Whether the month that is so many further on has begun. */
static gboolean
has_begun (PskMonthGrid *self,
           int           months)
{
  GDate date = self->cursor;

  g_date_set_day (&date, 1);
  add_months (&date, months);
  return g_date_compare (&date, &self->today) <= 0;
}

static void
show_month (PskMonthGrid *self)
{
  const PskLanguage language = psk_language_of_messages ();
  const int year = g_date_get_year (&self->cursor) + (language == PSK_LANGUAGE_THAI ? 543 : 0);
  const char *month = psk_thai_date_month_name (g_date_get_month (&self->cursor), PSK_DATE_LONG,
                                                language);
  g_autofree char *title = g_strdup_printf ("%s %d", month, year);
  GDate date = self->cursor;

  gtk_label_set_label (self->month_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  g_date_set_day (&date, 1);
  g_date_subtract_days (&date, g_date_get_weekday (&date) % DAYS_A_WEEK);
  self->first = date;
  for (int i = 0; i < N_DAYS; i++)
    {
      show_cell (self, self->days[i], &date);
      g_date_add_days (&date, 1);
    }
  gtk_widget_set_sensitive (self->next_month_button, has_begun (self, 1));
  gtk_widget_set_sensitive (self->next_year_button, has_begun (self, MONTHS_A_YEAR));
}

static void
set_cursor (PskMonthGrid *self,
            const GDate  *date)
{
  if (g_date_get_year (date) >= FIRST_YEAR)
    self->cursor = g_date_compare (date, &self->today) > 0 ? self->today : *date;
  show_month (self);
}

static void
move_months (PskMonthGrid *self,
             int           months)
{
  GDate date = self->cursor;

  if (!has_begun (self, months))
    return;

  add_months (&date, months);
  set_cursor (self, &date);
}

static void
move_days (PskMonthGrid *self,
           int           days)
{
  GDate date = self->cursor;

  if (days > 0)
    g_date_add_days (&date, days);
  else
    g_date_subtract_days (&date, -days);
  set_cursor (self, &date);
}

/* Home and End. */
static void
move_to_end (PskMonthGrid *self,
             gboolean      end)
{
  GDate date = self->cursor;

  g_date_set_day (&date, end ? g_date_get_days_in_month (g_date_get_month (&date),
                                                         g_date_get_year (&date)) : 1);
  set_cursor (self, &date);
}

static GtkWidget *
cursor_button (PskMonthGrid *self)
{
  return self->days[g_date_days_between (&self->first, &self->cursor)];
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        PskMonthGrid          *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (!psk_month_grid_move_by_key (self, key, modifiers))
    return GDK_EVENT_PROPAGATE;

  /* The buttons of the head keep the focus when they are what is gone through. */
  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->grid)))
    gtk_widget_grab_focus (cursor_button (self));
  return GDK_EVENT_STOP;
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  move_months (PSK_MONTH_GRID (widget), g_variant_get_int32 (parameter));
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskMonthGrid *self = PSK_MONTH_GRID (widget);
  g_autofree char *iso = NULL;

  g_date_set_julian (&self->day, g_variant_get_uint32 (parameter));
  set_cursor (self, &self->day);
  iso = psk_thai_date_to_iso (&self->day);
  g_signal_emit (self, signals[CHOSEN], 0, iso);
}

static gboolean
psk_month_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (cursor_button (PSK_MONTH_GRID (widget)));
}

static void
psk_month_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (psk_month_grid_parent_class)->dispose (object);
}

static void
psk_month_grid_class_init (PskMonthGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_month_grid_dispose;
  widget_class->grab_focus = psk_month_grid_grab_focus;

  /**
   * PskMonthGrid::chosen:
   * @self: a month
   * @iso: the day, ISO 8601
   */
  signals[CHOSEN] = g_signal_new ("chosen", PSK_TYPE_MONTH_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/common/psk-month-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, PskMonthGrid, month_label);
  gtk_widget_class_bind_template_child (widget_class, PskMonthGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, PskMonthGrid, next_month_button);
  gtk_widget_class_bind_template_child (widget_class, PskMonthGrid, next_year_button);

  gtk_widget_class_install_action (widget_class, "month.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "month.choose", "u", choose_action);
}

static void
add_days (PskMonthGrid *self)
{
  const char *names[DAYS_A_WEEK] = {
    /* Translators: the days of the week as they stand over a calendar, Sunday first */
    C_("day of the week", "Su"), C_("day of the week", "Mo"), C_("day of the week", "Tu"),
    C_("day of the week", "We"), C_("day of the week", "Th"), C_("day of the week", "Fr"),
    C_("day of the week", "Sa"),
  };

  for (int i = 0; i < DAYS_A_WEEK; i++)
    {
      GtkWidget *label = gtk_label_new (names[i]);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (self->grid, label, i, 0, 1, 1);
    }
  for (int i = 0; i < N_DAYS; i++)
    {
      self->days[i] = g_object_new (GTK_TYPE_BUTTON,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL, NULL);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->days[i]), "u", 0);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->days[i]), "month.choose");
      gtk_widget_add_css_class (self->days[i], "date-day");
      gtk_grid_attach (self->grid, self->days[i], i % DAYS_A_WEEK, 1 + i / DAYS_A_WEEK, 1, 1);
    }
}

static void
psk_month_grid_init (PskMonthGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_days (self);
  g_date_clear (&self->day, 1);
  g_date_set_time_t (&self->today, time (NULL));
  self->cursor = self->today;
  set_cursor (self, &self->today);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * psk_month_grid_new:
 *
 * Returns: (transfer floating): the month of today
 */
GtkWidget *
psk_month_grid_new (void)
{
  return g_object_new (PSK_TYPE_MONTH_GRID, NULL);
}

/**
 * psk_month_grid_show_day:
 * @self: a month
 * @day: (nullable): the day that is chosen
 * @today: the last day that may be chosen
 *
 * Shows the month of @day, or of @today.
 */
void
psk_month_grid_show_day (PskMonthGrid *self,
                         const GDate  *day,
                         const GDate  *today)
{
  g_return_if_fail (PSK_IS_MONTH_GRID (self) && today != NULL);

  self->today = *today;
  if (day != NULL)
    self->day = *day;
  else
    g_date_clear (&self->day, 1);
  set_cursor (self, day != NULL ? day : today);
}

/**
 * psk_month_grid_get_cursor:
 * @self: a month
 * @day: (out caller-allocates): the day where the keys are
 */
void
psk_month_grid_get_cursor (PskMonthGrid *self,
                           GDate        *day)
{
  g_return_if_fail (PSK_IS_MONTH_GRID (self) && day != NULL);

  *day = self->cursor;
}

/**
 * psk_month_grid_move_by_key:
 * @self: a month
 * @key: a key that was pressed
 * @modifiers: what was held
 *
 * Goes to another day, for whoever has the focus in its place.
 *
 * Returns: whether the key means anything here
 */
gboolean
psk_month_grid_move_by_key (PskMonthGrid   *self,
                            guint           key,
                            GdkModifierType modifiers)
{
  const gboolean control = (modifiers & GDK_CONTROL_MASK) != 0;
  const int months = control ? MONTHS_A_YEAR : 1;

  g_return_val_if_fail (PSK_IS_MONTH_GRID (self), FALSE);

  if (modifiers & (GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK))
    return FALSE;

  if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    move_months (self, -months);
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    move_months (self, months);
  else if (control)
    return FALSE;
  else if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    move_days (self, -1);
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    move_days (self, 1);
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    move_days (self, -DAYS_A_WEEK);
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    move_days (self, DAYS_A_WEEK);
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    move_to_end (self, FALSE);
  else if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    move_to_end (self, TRUE);
  else
    return FALSE;

  return TRUE;
}
