/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-report-words.h"

#include <glib/gi18n.h>

#include "psk-report-commands.h"
#include "psk-report-table.h"

#define N_TEXTS 3

/* One of the texts. */
typedef struct
{
  GtkWidget *view; /* borrowed */
  char *shown;     /* what it says as long as nobody types */
} Text;

/**
 * PskReportWords:
 *
 * What a report says in words: achievements, problems, suggestions. What is typed is kept
 * when the text is left.
 */
struct _PskReportWords
{
  AdwBin parent_instance;

  /* Owned */
  PskBook *book;
  char *month;
  Text texts[N_TEXTS];

  /* Borrowed */
  PskPage *page; /* NULL before anything is shown */

  int district;
};

G_DEFINE_FINAL_TYPE (PskReportWords, psk_report_words, ADW_TYPE_BIN)

static char *
text_of (const Text *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text->view));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static gboolean
is_edited (const Text *text)
{
  g_autofree char *now = text_of (text);

  return !g_str_equal (now, text->shown);
}

/* See the same of #PskReportFigures. */
static gboolean
is_current (PskReportWords *self)
{
  return self->page != NULL && self->book != NULL && psk_page_get_book (self->page) == self->book;
}

static guint
count_edited (PskReportWords *self)
{
  guint n = 0;

  for (guint i = 0; is_current (self) && i < N_TEXTS; i++)
    n += is_edited (&self->texts[i]);

  return n;
}

/* The page shows the book again while the command runs: by then what was typed is no
 * longer being typed. */
static gboolean
keep (PskReportWords *self)
{
  g_autofree char *achievement = text_of (&self->texts[0]);
  g_autofree char *problems = text_of (&self->texts[1]);
  g_autofree char *suggestions = text_of (&self->texts[2]);
  g_autoptr (PskCommand) command = psk_command_report_set_words (
    self->district, self->month, achievement, problems, suggestions);
  char *before[N_TEXTS];
  gboolean kept;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      before[i] = self->texts[i].shown;
      self->texts[i].shown = text_of (&self->texts[i]);
    }
  kept = psk_page_run (self->page, command, NULL);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_free (kept ? before[i] : self->texts[i].shown);
      if (!kept)
        self->texts[i].shown = before[i];
    }

  return kept;
}

static void
left_cb (PskReportWords *self)
{
  psk_report_words_settle (self);
}

static void
add_text (PskReportWords *self,
          GtkBox         *box,
          const char     *title,
          Text           *text)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextView *view = GTK_TEXT_VIEW (gtk_text_view_new ());

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 8);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_top_margin (view, 6);
  gtk_text_view_set_bottom_margin (view, 6);
  gtk_text_view_set_left_margin (view, 8);
  gtk_text_view_set_right_margin (view, 8);
  gtk_widget_set_size_request (GTK_WIDGET (view), -1, 54);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  gtk_frame_set_child (GTK_FRAME (frame), GTK_WIDGET (view));
  gtk_box_append (box, label);
  gtk_box_append (box, frame);

  text->view = GTK_WIDGET (view);
  text->shown = g_strdup ("");
}

static void
update_text (Text       *text,
             const char *now,
             gboolean    afresh,
             gboolean    open)
{
  const gboolean edited = !afresh && is_edited (text);

  g_free (text->shown);
  text->shown = g_strstrip (g_strdup (now != NULL ? now : ""));
  if (!edited && is_edited (text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text->view)), text->shown,
                              -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (text->view), open);
}

static void
psk_report_words_dispose (GObject *object)
{
  PskReportWords *self = PSK_REPORT_WORDS (object);

  self->page = NULL;
  g_clear_object (&self->book);
  g_clear_pointer (&self->month, g_free);

  G_OBJECT_CLASS (psk_report_words_parent_class)->dispose (object);
}

static void
psk_report_words_finalize (GObject *object)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (PSK_REPORT_WORDS (object)->texts[i].shown);

  G_OBJECT_CLASS (psk_report_words_parent_class)->finalize (object);
}

static void
psk_report_words_class_init (PskReportWordsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psk_report_words_dispose;
  G_OBJECT_CLASS (klass)->finalize = psk_report_words_finalize;
}

static void
psk_report_words_init (PskReportWords *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));

  add_text (self, box, _("Achievements"), &self->texts[0]);
  add_text (self, box, _("Problems"), &self->texts[1]);
  add_text (self, box, _("Suggestions"), &self->texts[2]);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

/**
 * psk_report_words_new:
 *
 * Returns: (transfer floating): empty texts
 */
GtkWidget *
psk_report_words_new (void)
{
  return g_object_new (PSK_TYPE_REPORT_WORDS, NULL);
}

/**
 * psk_report_words_show:
 * @self: the words
 * @page: the page that they are on, which outlives them
 * @district: a district
 * @month: a month
 * @open: whether they may be changed
 *
 * As psk_report_figures_show() does it.
 */
void
psk_report_words_show (PskReportWords *self,
                       PskPage        *page,
                       int             district,
                       const char     *month,
                       gboolean        open)
{
  const gboolean afresh = self->book != psk_page_get_book (page) || self->district != district
                          || g_strcmp0 (self->month, month) != 0;
  g_autoptr (PskReport) report = NULL;

  g_return_if_fail (PSK_IS_REPORT_WORDS (self) && PSK_IS_PAGE (page) && month != NULL);

  self->page = page;
  g_set_object (&self->book, psk_page_get_book (page));
  self->district = district;
  if (afresh)
    {
      g_free (self->month);
      self->month = g_strdup (month);
    }

  report = psk_report_table_read (psk_book_get_store (self->book), district, month);
  update_text (&self->texts[0], report != NULL ? report->achievement : NULL, afresh, open);
  update_text (&self->texts[1], report != NULL ? report->problems : NULL, afresh, open);
  update_text (&self->texts[2], report != NULL ? report->suggestions : NULL, afresh, open);
}

/**
 * psk_report_words_settle:
 * @self: the words
 *
 * Keeps what is being typed. Why it could not be kept is told.
 *
 * Returns: whether everything was kept
 */
gboolean
psk_report_words_settle (PskReportWords *self)
{
  g_return_val_if_fail (PSK_IS_REPORT_WORDS (self), TRUE);

  return count_edited (self) == 0 || keep (self);
}

/**
 * psk_report_words_count_refused:
 * @self: the words
 *
 * Returns: in how many texts there is something that is not in the book
 */
guint
psk_report_words_count_refused (PskReportWords *self)
{
  g_return_val_if_fail (PSK_IS_REPORT_WORDS (self), 0);

  return count_edited (self);
}
