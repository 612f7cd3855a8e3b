/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-score-document.h"

#include <glib/gi18n-lib.h>

#include "psk-score-text.h"
#include "psk-text.h"
#include "psk-thai-date.h"

#define TABLE_SIZE 15.0
#define ROW_HEIGHT 20.0
#define NOTE_SIZE 15.0

/* More indicators than this need the long side of the sheet. */
#define MOST_INDICATORS_UPRIGHT 7

static char *
format_points (int tenths)
{
  return tenths < 0 ? g_strdup ("–") : psk_score_format_tenths (tenths);
}

static char *
format_note (const PskScoreDocument *self)
{
  g_autofree char *on = psk_thai_date_format (&self->on, PSK_DATE_LONG, self->frame.language);

  if (self->is_default)
    /* Translators: a date, the version of the criteria */
    return g_strdup_printf (_("(figures of %s · default criteria, version %d, until the "
                              "department sends its own)"), on, self->version);
  if (self->criteria != NULL)
    /* Translators: a date, the title of the criteria, their version */
    return g_strdup_printf (_("(figures of %s · %s, version %d)"), on, self->criteria,
                            self->version);
  return g_strdup_printf (_("(figures of %s · criteria, version %d)"), on, self->version);
}

static void
add_titles (const PskScoreDocument *self,
            PskPaper               *paper)
{
  /* The paper writes its digits as it is told to. */
  g_autofree char *official = psk_period_format (&self->quarter, PSK_PERIOD_STYLE_OFFICIAL,
                                                 self->frame.language);
  g_autofree char *quarter = psk_text_arabic_digits (official);
  g_autofree char *programme = NULL;
  g_autofree char *province = g_strdup_printf (_("%s Province"), self->province);
  g_autofree char *note = format_note (self);

  psk_paper_add_text (paper, _("Form ABCD-1"), PSK_ALIGN_RIGHT, FALSE, PSK_PAPER_BODY_SIZE);
  psk_paper_add_title (paper, _("Summary of the assessment of districts by the ABCD indicators"));
  /* Translators: a quarter */
  programme = g_strdup_printf (_("Food security, %s"), quarter);
  psk_paper_add_title (paper, programme);
  psk_paper_add_title (paper, province);
  psk_paper_add_text (paper, note, PSK_ALIGN_CENTRE, FALSE, NOTE_SIZE);
  psk_paper_add_gap (paper, 6);
}

static void
begin_table (const PskScoreDocument *self,
             PskPaper               *paper)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (PskPaperColumn));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  PskPaperColumn column = { _("No."), 26, PSK_ALIGN_CENTRE, TRUE };

  g_array_append_val (columns, column);
  column = (PskPaperColumn) { _("District"), 74, PSK_ALIGN_LEFT, TRUE };
  g_array_append_val (columns, column);
  for (guint i = 0; i < self->n_indicators; i++)
    {
      g_autofree char *max = psk_text_format_quantity (self->indicators[i].max / 10.0);

      char *title = g_strdup_printf ("%s\n(%s)", self->indicators[i].title, max);
      char *widest = format_points (self->indicators[i].max);

      g_ptr_array_add (texts, title);
      g_ptr_array_add (texts, widest);
      column = (PskPaperColumn) { title, 1, PSK_ALIGN_RIGHT, .widest = widest };
      g_array_append_val (columns, column);
    }
  column = (PskPaperColumn) { _("Total\n(100)"), 44, PSK_ALIGN_RIGHT, TRUE, .widest = "100.0", .bold = TRUE };
  g_array_append_val (columns, column);
  column = (PskPaperColumn) { _("Grade"), 36, PSK_ALIGN_CENTRE, TRUE, .bold = TRUE };
  g_array_append_val (columns, column);

  psk_paper_begin_table (paper, (const PskPaperColumn *) columns->data, columns->len, TABLE_SIZE,
                         ROW_HEIGHT);
}

static void
add_line (const PskScoreDocument *self,
          PskPaper               *paper,
          const char             *number,
          const PskScoreLine     *line,
          gboolean                bold)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (number));
  g_ptr_array_add (cells, g_strdup (line->name));
  for (guint i = 0; i < self->n_indicators; i++)
    g_ptr_array_add (cells, format_points (line->points[i]));
  g_ptr_array_add (cells, format_points (line->total));
  g_ptr_array_add (cells, g_strdup (line->grade != NULL ? line->grade : "–"));

  psk_paper_add_row (paper, (const char *const *) cells->pdata, bold);
}

/* A from 90.0 up · B 80.0–89.9 · C 70.0–79.9 · D below 70.0 */
static char *
format_cuts (const PskScoreDocument *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->n_grades; i++)
    {
      const char *grade = self->grades[i].grade;
      g_autofree char *from = format_points (self->grades[i].from);
      g_autofree char *above = i > 0 ? format_points (self->grades[i - 1].from) : NULL;
      g_autofree char *to = i > 0 ? format_points (self->grades[i - 1].from - 1) : NULL;

      if (i > 0)
        g_string_append (text, "   ");
      if (i == 0)
        /* Translators: the best grade, the lowest percentage for it */
        g_string_append_printf (text, _("%s from %s up"), grade, from);
      else if (i + 1 < self->n_grades)
        g_string_append_printf (text, "%s %s–%s", grade, from, to);
      else
        /* Translators: the lowest grade, the percentage that it stays below */
        g_string_append_printf (text, _("%s below %s"), grade, above);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_summary (const PskScoreDocument *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint g = 0; g < self->n_grades; g++)
    {
      const char *grade = self->grades[g].grade;
      int n = 0;

      for (guint i = 0; i < self->n_lines; i++)
        n += g_strcmp0 (self->lines[i].grade, grade) == 0;

      if (g > 0)
        g_string_append (text, "   ");
      if (n == 0)
        g_string_append_printf (text, _("no district of grade %s"), grade);
      else
        /* Translators: a grade, how many districts have it */
        g_string_append_printf (text, ngettext ("grade %s: %d district", "grade %s: %d districts",
                                                n), grade, n);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * psk_score_document_new_paper:
 * @self: what to print
 *
 * The ABCD sheet of a quarter: districts by indicators, with the criteria, the cut
 * points and a summary.
 *
 * Returns: (transfer full): the document
 */
PskPaper *
psk_score_document_new_paper (const PskScoreDocument *self)
{
  g_autofree char *cuts = NULL;
  g_autofree char *summary = NULL;
  PskPaper *paper;

  g_return_val_if_fail (self != NULL, NULL);

  paper = psk_document_frame_new_paper (&self->frame, _("ABCD assessment"),
                                        self->n_indicators > MOST_INDICATORS_UPRIGHT);
  add_titles (self, paper);

  begin_table (self, paper);
  for (guint i = 0; i < self->n_lines; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      add_line (self, paper, number, &self->lines[i], FALSE);
    }
  add_line (self, paper, NULL, &self->average, TRUE);
  psk_paper_end_table (paper);

  cuts = format_cuts (self);
  summary = format_summary (self);
  psk_paper_add_gap (paper, 8);
  psk_paper_add_pair (paper, _("Grades"), cuts, PSK_PAPER_BODY_SIZE);
  psk_paper_add_pair (paper, _("Summary"), summary, PSK_PAPER_BODY_SIZE);
  psk_paper_add_gap (paper, 18);
  psk_document_frame_add_signatures (&self->frame, paper);

  return paper;
}
