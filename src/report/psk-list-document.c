/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-list-document.h"

#define NOTE_SIZE 14.0

/* A list that is wider than this on the screen, in pixels, lies on its side. */
#define PORTRAIT_PIXELS 780

/* The width that A4 leaves between its margins, in points. */
#define PORTRAIT_POINTS 453.0
#define LANDSCAPE_POINTS 700.0

/* Long texts wrap; a column that was left wider for them takes nothing from the others. */
#define MOST_PIXELS 130

/* Points of text for points of paper to a pixel: as large beside its column as on the
 * screen, but never too small to be read nor as large as a title. */
#define SIZE_OF_SCALE 20.0
#define LEAST_SIZE 10.0
#define MOST_SIZE 14.0

/* A line of the table, for points of text. */
#define ROW_HEIGHT 1.35

static int
width_of (const PskListColumn *column)
{
  return MIN (column->width, MOST_PIXELS);
}

static int
total_width (const PskListDocument *self)
{
  int width = 0;

  for (guint i = 0; i < self->n_columns; i++)
    width += width_of (&self->columns[i]);

  return MAX (width, 1);
}

static void
begin_table (const PskListDocument *self,
             PskPaper              *paper)
{
  g_autofree PskPaperColumn *columns = g_new0 (PskPaperColumn, self->n_columns);
  const double points = psk_paper_is_landscape (paper) ? LANDSCAPE_POINTS : PORTRAIT_POINTS;
  const double size = CLAMP (SIZE_OF_SCALE * points / total_width (self), LEAST_SIZE, MOST_SIZE);

  for (guint i = 0; i < self->n_columns; i++)
    columns[i] = (PskPaperColumn) {
      .title = self->columns[i].title,
      .width = width_of (&self->columns[i]),
      .align = self->columns[i].align,
      .widest = self->columns[i].widest,
    };
  psk_paper_begin_table (paper, columns, self->n_columns, size, size * ROW_HEIGHT);
}

/**
 * psk_list_document_new_paper:
 * @self: what to print
 *
 * Its title, its notes and a table of its rows, on A4 that lies on its side when the
 * columns need it.
 *
 * Returns: (transfer full): the document
 */
PskPaper *
psk_list_document_new_paper (const PskListDocument *self)
{
  PskPaper *paper;

  g_return_val_if_fail (self != NULL && self->n_columns > 0, NULL);

  paper = psk_document_frame_new_paper (&self->frame, self->title,
                                        total_width (self) > PORTRAIT_PIXELS);
  psk_paper_add_title (paper, self->title);
  for (guint i = 0; self->notes[i] != NULL; i++)
    psk_paper_add_text (paper, self->notes[i], PSK_ALIGN_CENTRE, FALSE, NOTE_SIZE);
  psk_paper_add_gap (paper, 6);

  begin_table (self, paper);
  for (guint i = 0; i < self->n_rows; i++)
    psk_paper_add_row (paper, self->rows[i], FALSE);
  psk_paper_end_table (paper);

  return paper;
}
