/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-history.h"

#include <glib/gi18n.h>

#include "psk-box.h"

/* So many steps are shown before somebody asks for more. */
#define N_SHOWN 5

#define MAX_CHARS 30 /* the pane is narrow */

/**
 * PskHouseholdHistory:
 *
 * What was done to a record, the latest first, with a button that brings back what a
 * field was before.
 */
struct _PskHouseholdHistory
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkBox *list;
  GtkWidget *more_button;

  /* Owned */
  GPtrArray *steps; /* PskHistoryStep */
};

G_DEFINE_FINAL_TYPE (PskHouseholdHistory, psk_household_history, GTK_TYPE_BOX)

enum
{
  RESTORE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
line_free (gpointer data)
{
  PskHistoryLine *line = data;

  g_free (line->title);
  g_free (line->old_text);
  g_free (line->new_text);
  g_free (line->old_value);
  g_free (line);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = psk_box_add_label (GTK_BOX (box), text, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static const char *
or_dash (const char *text)
{
  return text != NULL && *text != '\0' ? text : "–";
}

static GtkWidget *
make_restore_button (const PskHistoryLine *line,
                     guint                 step,
                     guint                 number)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  /* Translators: the name of a field, its value */
  g_autofree char *text = g_strdup_printf (_("Bring back %s: %s"), line->title,
                                           or_dash (line->old_text));

  gtk_widget_set_tooltip_text (button, text);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", step, number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.restore");
  return button;
}

static void
add_line (GtkWidget            *box,
          const PskHistoryLine *line,
          guint                 step,
          guint                 number)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  /* Translators: the name of a field, its old and its new value */
  g_autofree char *text = g_strdup_printf (_("%s: %s → %s"), line->title,
                                           or_dash (line->old_text), or_dash (line->new_text));

  add_label (row, text, "caption");
  if (line->field >= 0)
    gtk_box_append (GTK_BOX (row), make_restore_button (line, step, number));
  gtk_box_append (GTK_BOX (box), row);
}

static void
add_step (PskHouseholdHistory *self,
          guint                number)
{
  const PskHistoryStep *step = self->steps->pdata[number];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* Translators: when, who, what was done */
  g_autofree char *head = g_strdup_printf (_("%s · %s · %s"), step->when, step->who, step->what);
  GtkWidget *label = add_label (box, head, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  if (step->undone)
    add_label (box, _("Taken back since"), "caption");
  for (guint i = 0; i < step->lines->len; i++)
    add_line (box, step->lines->pdata[i], number, i);
  gtk_box_append (self->list, box);
}

static void
fill (PskHouseholdHistory *self,
      gboolean             all)
{
  const guint n = all ? self->steps->len : MIN (self->steps->len, N_SHOWN);

  psk_box_clear (self->list);
  for (guint i = 0; i < n; i++)
    add_step (self, i);
  gtk_widget_set_visible (self->more_button, n < self->steps->len);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  PskHouseholdHistory *self = PSK_HOUSEHOLD_HISTORY (widget);
  const PskHistoryStep *step;
  const PskHistoryLine *line;
  guint number;
  guint at;

  g_variant_get (parameter, "(uu)", &number, &at);
  if (self->steps == NULL || number >= self->steps->len)
    return;
  step = self->steps->pdata[number];
  if (at >= step->lines->len)
    return;

  line = step->lines->pdata[at];
  g_signal_emit (self, signals[RESTORE], 0, line->field, line->title,
                 line->old_value != NULL ? line->old_value : "");
}

static void
show_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  PskHouseholdHistory *self = PSK_HOUSEHOLD_HISTORY (widget);

  if (self->steps != NULL)
    fill (self, TRUE);
}

static void
psk_household_history_dispose (GObject *object)
{
  g_clear_pointer (&PSK_HOUSEHOLD_HISTORY (object)->steps, g_ptr_array_unref);

  G_OBJECT_CLASS (psk_household_history_parent_class)->dispose (object);
}

static void
psk_household_history_class_init (PskHouseholdHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_household_history_dispose;

  /**
   * PskHouseholdHistory::restore:
   * @self: a history
   * @field: the number of a field
   * @title: its name
   * @text: what it was; "" for nothing
   *
   * Somebody wants the value back.
   */
  signals[RESTORE] = g_signal_new ("restore", PSK_TYPE_HOUSEHOLD_HISTORY, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING,
                                   G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-household-history.ui");
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdHistory, list);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdHistory, more_button);
  gtk_widget_class_install_action (widget_class, "history.restore", "(uu)", restore_action);
  gtk_widget_class_install_action (widget_class, "history.show-all", NULL, show_all_action);
}

static void
psk_household_history_init (PskHouseholdHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_history_step_new:
 * @when: the moment, as it is shown
 * @who: who did it
 * @what: what was done, translated
 * @undone: whether it was taken back since
 *
 * Returns: (transfer full): a step without lines
 */
PskHistoryStep *
psk_history_step_new (const char *when,
                      const char *who,
                      const char *what,
                      gboolean    undone)
{
  PskHistoryStep *self = g_new0 (PskHistoryStep, 1);

  self->when = g_strdup (when);
  self->who = g_strdup (who);
  self->what = g_strdup (what);
  self->undone = undone;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

/**
 * psk_history_step_free:
 * @self: (transfer full): a step
 */
void
psk_history_step_free (PskHistoryStep *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->when);
  g_free (self->who);
  g_free (self->what);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * psk_history_step_add_line:
 * @self: a step
 * @title: the name of a field, translated
 * @old_text: (nullable): what it was, as it is shown
 * @new_text: (nullable): what it became
 * @field: the number of the field, or -1 when its value cannot be brought back
 * @old_value: (nullable): what it was, as a person would type it
 */
void
psk_history_step_add_line (PskHistoryStep *self,
                           const char     *title,
                           const char     *old_text,
                           const char     *new_text,
                           int             field,
                           const char     *old_value)
{
  PskHistoryLine *line = g_new0 (PskHistoryLine, 1);

  line->title = g_strdup (title);
  line->old_text = g_strdup (old_text);
  line->new_text = g_strdup (new_text);
  line->field = field;
  line->old_value = g_strdup (old_value);
  g_ptr_array_add (self->lines, line);
}

/**
 * psk_household_history_show:
 * @self: a history
 * @steps: (nullable) (element-type PskHistoryStep): the latest first; %NULL or none hides
 *   the history
 */
void
psk_household_history_show (PskHouseholdHistory *self,
                            GPtrArray           *steps)
{
  g_return_if_fail (PSK_IS_HOUSEHOLD_HISTORY (self));

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), steps != NULL && steps->len > 0);
  if (steps == NULL || steps->len == 0)
    return;

  self->steps = g_ptr_array_ref (steps);
  fill (self, FALSE);
}
