/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-paper-table.h"

#define PADDING 3.0
#define HEAD_PADDING 2.0

/* The grey of heads, light enough for a worn-out laser printer. */
#define HEAD_GREY 0.94

/* A cell that is higher than a page is set smaller, by a tenth at a time. */
#define MOST_SHRINKS 24

/* A table: its columns and its head, once for all pages that it goes over. */
struct _PskPaperTable
{
  /* Owned */
  PskTypesetter *typesetter;
  GStrv titles;
  GStrv groups;
  PskAlign *aligns;
  gboolean *bolds;
  double *insets; /* of figures, from both sides of their column */
  double *edges;  /* n_columns + 1, from the left margin */
  GArray *head;

  guint n_columns;
  double size;
  double row_height;
  double group_height; /* 0 without groups */
  double head_height;
};

static void
piece_clear (gpointer data)
{
  PskPaperPiece *piece = data;

  psk_set_text_unref (piece->text);
}

/**
 * psk_paper_pieces_new:
 *
 * Returns: (transfer full): an empty array of #PskPaperPiece that it owns
 */
GArray *
psk_paper_pieces_new (void)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (PskPaperPiece));

  g_array_set_clear_func (pieces, piece_clear);
  return pieces;
}

static gboolean
same_group (const PskPaperTable *self,
            guint                a,
            guint                b)
{
  return *self->groups[a] != '\0' && g_str_equal (self->groups[a], self->groups[b]);
}

/* What a column needs: the longest word of its head, its widest figure. */
static double
get_least_width (PskPaperTable        *self,
                 const PskPaperColumn *column)
{
  const char *title = column->title != NULL ? column->title : "";
  double width = psk_typesetter_measure (self->typesetter, title, self->size);

  if (column->widest != NULL)
    {
      g_autoptr (PskSetText) widest = psk_typesetter_set (self->typesetter, column->widest,
                                                          self->size, PSK_BOLD_ALL,
                                                          PSK_ALIGN_LEFT, 0);

      width = MAX (width, widest->width);
    }

  /* A little more, because a sum of shares is not exact. */
  return width + 2 * PADDING + 0.1;
}

/* Shares out what fixed columns leave. A column whose share is less than it needs
 * gets what it needs, and the others share the rest, as long as there is enough. */
static void
place_edges (PskPaperTable        *self,
             const PskPaperColumn *columns,
             double                width)
{
  g_autofree double *widths = g_new0 (double, self->n_columns);
  gboolean changed;

  for (guint i = 0; i < self->n_columns; i++)
    widths[i] = columns[i].fixed ? columns[i].width : 0;

  do
    {
      double rest = width;
      double shares = 0;

      changed = FALSE;
      for (guint i = 0; i < self->n_columns; i++)
        {
          rest -= widths[i];
          shares += widths[i] > 0 ? 0 : columns[i].width;
        }
      for (guint i = 0; i < self->n_columns && shares > 0; i++)
        {
          const double least = widths[i] > 0 ? 0 : get_least_width (self, &columns[i]);

          if (widths[i] <= 0 && least < rest && columns[i].width * rest / shares < least)
            {
              widths[i] = least;
              changed = TRUE;
              break;
            }
        }
      for (guint i = 0; i < self->n_columns && !changed; i++)
        self->edges[i + 1] = self->edges[i] + (widths[i] > 0 ? widths[i]
                                               : columns[i].width * MAX (rest, 0) / shares);
    }
  while (changed);
}

static void
copy_columns (PskPaperTable        *self,
              const PskPaperColumn *columns)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const double room = self->edges[i + 1] - self->edges[i] - 2 * PADDING;

      self->titles[i] = g_strdup (columns[i].title != NULL ? columns[i].title : "");
      self->groups[i] = g_strdup (columns[i].group != NULL ? columns[i].group : "");
      self->aligns[i] = columns[i].align;
      self->bolds[i] = columns[i].bold;
      if (columns[i].widest != NULL)
        {
          g_autoptr (PskSetText) widest = psk_typesetter_set (self->typesetter, columns[i].widest,
                                                              self->size, PSK_BOLD_ALL,
                                                              PSK_ALIGN_LEFT, 0);

          self->aligns[i] = PSK_ALIGN_RIGHT;
          self->insets[i] = MAX ((room - widest->width) / 2, 0);
        }
    }
}

static PskSetText *
set_cell (PskPaperTable *self,
          const char    *text,
          double         size,
          gboolean       bold,
          PskAlign       align,
          double         width)
{
  return psk_typesetter_set (self->typesetter, text, size, bold ? PSK_BOLD_ALL : 0, align,
                             MAX (width, 1));
}

static void
add_piece (GArray     *pieces,
           PskSetText *text,
           double      x,
           double      top,
           double      height)
{
  const PskPaperPiece piece = { text, -1, x, top + (height - text->height) / 2 };

  g_array_append_val (pieces, piece);
}

/* Sets the heads of groups, or of columns, and returns how high they are. */
static double
set_heads (PskPaperTable *self,
           gboolean       groups,
           PskSetText   **texts)
{
  double height = 0;
  guint end;

  for (guint i = 0; i < self->n_columns; i = end)
    {
      end = i + 1;
      while (groups && end < self->n_columns && same_group (self, i, end))
        end++;
      if (groups && *self->groups[i] == '\0')
        continue;

      texts[i] = set_cell (self, groups ? self->groups[i] : self->titles[i], self->size, TRUE,
                           PSK_ALIGN_CENTRE, self->edges[end] - self->edges[i] - 2 * PADDING);
      /* A head that spans both levels has the room of both. */
      if (groups || self->group_height <= 0 || *self->groups[i] != '\0')
        height = MAX (height, texts[i]->height + 2 * HEAD_PADDING);
    }

  return height;
}

static void
set_head (PskPaperTable *self)
{
  g_autofree PskSetText **titles = g_new0 (PskSetText *, self->n_columns);
  g_autofree PskSetText **groups = g_new0 (PskSetText *, self->n_columns);
  double title_height;

  self->group_height = set_heads (self, TRUE, groups);
  title_height = set_heads (self, FALSE, titles);
  for (guint i = 0; i < self->n_columns; i++)
    title_height = MAX (title_height,
                        titles[i]->height + 2 * HEAD_PADDING - self->group_height);
  self->head_height = self->group_height + title_height;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const gboolean grouped = *self->groups[i] != '\0';

      if (groups[i] != NULL)
        add_piece (self->head, groups[i], self->edges[i] + PADDING, 0, self->group_height);
      add_piece (self->head, titles[i], self->edges[i] + PADDING,
                 grouped ? self->group_height : 0,
                 grouped ? title_height : self->head_height);
    }
}

/**
 * psk_paper_table_new:
 * @typesetter: what sets its texts
 * @columns: (array length=n_columns): the columns
 * @n_columns: how many, at least one
 * @size: of the letters, in points
 * @row_height: the least height of a row, in points
 * @width: of the table, in points
 *
 * Returns: (transfer full): a table with a head and without rows
 */
PskPaperTable *
psk_paper_table_new (PskTypesetter        *typesetter,
                     const PskPaperColumn *columns,
                     guint                 n_columns,
                     double                size,
                     double                row_height,
                     double                width)
{
  PskPaperTable *self = g_new0 (PskPaperTable, 1);

  self->typesetter = g_object_ref (typesetter);
  self->n_columns = n_columns;
  self->size = size;
  self->row_height = row_height;
  self->titles = g_new0 (char *, n_columns + 1);
  self->groups = g_new0 (char *, n_columns + 1);
  self->aligns = g_new0 (PskAlign, n_columns);
  self->bolds = g_new0 (gboolean, n_columns);
  self->insets = g_new0 (double, n_columns);
  self->edges = g_new0 (double, n_columns + 1);
  self->head = psk_paper_pieces_new ();

  place_edges (self, columns, width);
  copy_columns (self, columns);
  set_head (self);

  return self;
}

/**
 * psk_paper_table_free:
 * @self: (transfer full): a table
 */
void
psk_paper_table_free (PskPaperTable *self)
{
  g_object_unref (self->typesetter);
  g_strfreev (self->titles);
  g_strfreev (self->groups);
  g_free (self->aligns);
  g_free (self->bolds);
  g_free (self->insets);
  g_free (self->edges);
  g_array_unref (self->head);
  g_free (self);
}

static double
set_cells (PskPaperTable     *self,
           const char *const *cells,
           gboolean           bold,
           double             size,
           PskSetText       **texts)
{
  double height = self->row_height;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const double width = self->edges[i + 1] - self->edges[i] - 2 * PADDING;

      texts[i] = set_cell (self, cells[i], size, bold || self->bolds[i], self->aligns[i],
                           width - self->insets[i]);
      height = MAX (height, texts[i]->height + 1);
    }

  return height;
}

/**
 * psk_paper_table_set_row:
 * @self: a table
 * @cells: (nullable): one text for each column, which may be NULL; NULL for a row
 *   that is filled in by hand
 * @bold: whether they are bold
 * @max_height: the most that fits a page
 * @height: (out): how high the row is
 *
 * Returns: (transfer full): its #PskPaperPiece
 */
GArray *
psk_paper_table_set_row (PskPaperTable     *self,
                         const char *const *cells,
                         gboolean           bold,
                         double             max_height,
                         double            *height)
{
  GArray *pieces = psk_paper_pieces_new ();
  g_autofree PskSetText **texts = g_new0 (PskSetText *, self->n_columns);
  double size = self->size;

  *height = self->row_height;
  if (cells == NULL)
    return pieces;

  *height = set_cells (self, cells, bold, size, texts);
  for (int i = 0; *height > max_height && i < MOST_SHRINKS; i++)
    {
      for (guint c = 0; c < self->n_columns; c++)
        psk_set_text_unref (texts[c]);
      size *= 0.9;
      *height = set_cells (self, cells, bold, size, texts);
    }

  for (guint i = 0; i < self->n_columns; i++)
    add_piece (pieces, texts[i], self->edges[i] + PADDING, 0, *height);

  return pieces;
}

/**
 * psk_paper_table_get_head_height:
 * @self: a table
 *
 * Returns: the height of its head, in points
 */
double
psk_paper_table_get_head_height (const PskPaperTable *self)
{
  return self->head_height;
}

/**
 * psk_paper_table_get_head:
 * @self: a table
 *
 * Returns: (transfer none): the #PskPaperPiece of its head
 */
const GArray *
psk_paper_table_get_head (const PskPaperTable *self)
{
  return self->head;
}

/**
 * psk_paper_table_draw_ground:
 * @self: a table
 * @cr: where to draw
 * @x: its left edge
 * @top: its upper edge
 *
 * Fills the grey of the head; to be drawn before the text.
 */
void
psk_paper_table_draw_ground (const PskPaperTable *self,
                             cairo_t             *cr,
                             double               x,
                             double               top)
{
  cairo_set_source_rgb (cr, HEAD_GREY, HEAD_GREY, HEAD_GREY);
  cairo_rectangle (cr, x, top, self->edges[self->n_columns], self->head_height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

static void
trace_across (const PskPaperTable *self,
              cairo_t             *cr,
              double               x,
              double               y)
{
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + self->edges[self->n_columns], y);
}

/**
 * psk_paper_table_trace_rules:
 * @self: a table
 * @cr: where to draw
 * @x: its left edge
 * @top: its upper edge on this page
 * @bottom: its lower edge on this page
 *
 * Adds the rules of the head and the upright ones to the path. Those below the rows
 * are the caller's.
 */
void
psk_paper_table_trace_rules (const PskPaperTable *self,
                             cairo_t             *cr,
                             double               x,
                             double               top,
                             double               bottom)
{
  trace_across (self, cr, x, top);
  trace_across (self, cr, x, top + self->head_height);
  for (guint i = 0; i <= self->n_columns; i++)
    {
      const gboolean within = i > 0 && i < self->n_columns && same_group (self, i - 1, i);

      cairo_move_to (cr, x + self->edges[i], top + (within ? self->group_height : 0));
      cairo_line_to (cr, x + self->edges[i], bottom);
      if (i < self->n_columns && *self->groups[i] != '\0')
        {
          cairo_move_to (cr, x + self->edges[i], top + self->group_height);
          cairo_line_to (cr, x + self->edges[i + 1], top + self->group_height);
        }
    }
}
