/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-paper.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>

#include "psk-error.h"
#include "psk-text.h"

/* A4 in points, and the margins of Thai official letters: 3 cm left, 2 cm right. */
#define SHORT_SIDE 595.276
#define LONG_SIDE 841.89
#define CM 28.3465
#define MARGIN_LEFT (3 * CM)
#define MARGIN_RIGHT (2 * CM)
#define MARGIN_TOP (2 * CM)
#define MARGIN_BOTTOM (2.2 * CM)
#define FOOTER_SIZE 13.0
#define PADDING 3.0
#define RULE 0.6

/* TH Sarabun and, where it is not installed, Laksaman of the same metrics. */
#define FONT "TH Sarabun New, TH SarabunPSK, Laksaman, Loma, Sans"

/**
 * PskPaper:
 *
 * A document on A4, laid out as it is written, so that the number of its pages is
 * known before the first is drawn. The same document goes to a PDF, a printer or
 * a picture. Each page is a recording, in which text stays text.
 */
struct _PskPaper
{
  GObject parent_instance;

  /* Owned */
  char *title;
  char *footer;
  char *stamp;
  GPtrArray *pages; /* cairo_surface_t recordings */
  cairo_t *cr;      /* of the page that is being written */
  PangoContext *context;

  /* Of the table that is being written */
  PskPaperColumn *columns;
  guint n_columns;
  double size;
  double row_height;
  double table_top; /* where its rules begin on this page */

  double width;
  double height;
  double y;
  gboolean thai_digits;
};

G_DEFINE_FINAL_TYPE (PskPaper, psk_paper, G_TYPE_OBJECT)

static double
text_width (PskPaper *self)
{
  return self->width - MARGIN_LEFT - MARGIN_RIGHT;
}

static double
bottom (PskPaper *self)
{
  return self->height - MARGIN_BOTTOM;
}

static void
start_page (PskPaper *self)
{
  const cairo_rectangle_t extents = { 0, 0, self->width, self->height };
  cairo_surface_t *page = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);

  g_clear_pointer (&self->cr, cairo_destroy);
  g_ptr_array_add (self->pages, page);
  self->cr = cairo_create (page);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_set_line_width (self->cr, RULE);
  self->y = MARGIN_TOP;
}

static char *
digits (PskPaper   *self,
        const char *text)
{
  return self->thai_digits ? psk_text_thai_digits (text) : g_strdup (text);
}

static PangoLayout *
make_layout (PskPaper   *self,
             const char *text,
             double      size,
             gboolean    bold,
             PskAlign    align,
             double      width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  g_autofree char *shown = digits (self, text != NULL ? text : "");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_alignment (layout, align == PSK_ALIGN_LEFT ? PANGO_ALIGN_LEFT
                                      : align == PSK_ALIGN_RIGHT ? PANGO_ALIGN_RIGHT
                                      : PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, shown, -1);

  return layout;
}

static double
layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static void
show (PskPaper    *self,
      PangoLayout *layout,
      double       x,
      double       y)
{
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

static void
psk_paper_finalize (GObject *object)
{
  PskPaper *self = PSK_PAPER (object);

  g_clear_pointer (&self->cr, cairo_destroy);
  g_ptr_array_unref (self->pages);
  g_object_unref (self->context);
  g_free (self->columns);
  g_free (self->title);
  g_free (self->footer);
  g_free (self->stamp);

  G_OBJECT_CLASS (psk_paper_parent_class)->finalize (object);
}

static void
psk_paper_class_init (PskPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_paper_finalize;
}

static void
psk_paper_init (PskPaper *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);
}

/**
 * psk_paper_new:
 * @title: the title of the file
 * @landscape: whether the long side lies below
 * @thai_digits: whether figures are printed in Thai digits
 *
 * Returns: (transfer full): a document with one empty page
 */
PskPaper *
psk_paper_new (const char *title,
               gboolean    landscape,
               gboolean    thai_digits)
{
  PskPaper *self = g_object_new (PSK_TYPE_PAPER, NULL);

  self->title = g_strdup (title);
  self->thai_digits = thai_digits;
  self->width = landscape ? LONG_SIDE : SHORT_SIDE;
  self->height = landscape ? SHORT_SIDE : LONG_SIDE;
  start_page (self);

  return self;
}

/**
 * psk_paper_set_footer:
 * @self: a document
 * @text: what stands at the foot of each page, beside the page number
 */
void
psk_paper_set_footer (PskPaper   *self,
                      const char *text)
{
  g_return_if_fail (PSK_IS_PAPER (self));

  g_free (self->footer);
  self->footer = g_strdup (text);
}

/**
 * psk_paper_set_stamp:
 * @self: a document
 * @text: (nullable): what stands at the top of each page, such as that the data
 *   are invented
 */
void
psk_paper_set_stamp (PskPaper   *self,
                     const char *text)
{
  g_return_if_fail (PSK_IS_PAPER (self));

  g_free (self->stamp);
  self->stamp = g_strdup (text);
}

/**
 * psk_paper_add_text:
 * @self: a document
 * @text: a paragraph
 * @align: how it is set
 * @bold: whether it is bold
 * @size: in points
 */
void
psk_paper_add_text (PskPaper   *self,
                    const char *text,
                    PskAlign    align,
                    gboolean    bold,
                    double      size)
{
  g_autoptr (PangoLayout) layout = NULL;
  double height;

  g_return_if_fail (PSK_IS_PAPER (self));

  layout = make_layout (self, text, size, bold, align, text_width (self));
  height = layout_height (layout);
  if (self->y + height > bottom (self))
    start_page (self);
  show (self, layout, MARGIN_LEFT, self->y);
  self->y += height;
}

/**
 * psk_paper_add_gap:
 * @self: a document
 * @points: how high
 */
void
psk_paper_add_gap (PskPaper *self,
                   double    points)
{
  g_return_if_fail (PSK_IS_PAPER (self));

  self->y += points;
}

/**
 * psk_paper_break_page:
 * @self: a document
 *
 * What follows begins on a new page.
 */
void
psk_paper_break_page (PskPaper *self)
{
  g_return_if_fail (PSK_IS_PAPER (self));

  if (self->y > MARGIN_TOP)
    start_page (self);
}

static double
column_width (PskPaper *self,
              guint     column)
{
  double sum = 0;

  for (guint i = 0; i < self->n_columns; i++)
    sum += self->columns[i].width;

  return text_width (self) * self->columns[column].width / sum;
}

static void
rule (PskPaper *self,
      double    y)
{
  cairo_move_to (self->cr, MARGIN_LEFT, y);
  cairo_line_to (self->cr, self->width - MARGIN_RIGHT, y);
  cairo_stroke (self->cr);
}

static double
draw_cells (PskPaper          *self,
            const char *const *cells,
            gboolean           bold,
            gboolean           head,
            gboolean           measure)
{
  double x = MARGIN_LEFT;
  double height = head ? 0 : self->row_height;
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *text = head ? self->columns[i].title : cells[i];
      PangoLayout *layout = make_layout (self, text, self->size, bold,
                                         head ? PSK_ALIGN_CENTRE : self->columns[i].align,
                                         column_width (self, i) - 2 * PADDING);

      g_ptr_array_add (layouts, layout);
      height = MAX (height, layout_height (layout) + (head ? 4 : 1));
    }

  for (guint i = 0; !measure && i < self->n_columns; i++)
    {
      const double y = self->y + (height - layout_height (layouts->pdata[i])) / 2;

      show (self, layouts->pdata[i], x + PADDING, y);
      x += column_width (self, i);
    }

  return height;
}

static void
draw_head (PskPaper *self)
{
  const double height = draw_cells (self, NULL, TRUE, TRUE, TRUE);

  self->table_top = self->y;
  cairo_set_source_rgb (self->cr, 0.94, 0.94, 0.93);
  cairo_rectangle (self->cr, MARGIN_LEFT, self->y, text_width (self), height);
  cairo_fill (self->cr);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  draw_cells (self, NULL, TRUE, TRUE, FALSE);
  rule (self, self->y);
  self->y += height;
  rule (self, self->y);
}

/* The upright rules of a table are drawn once for each page. */
static void
close_rules (PskPaper *self)
{
  double x = MARGIN_LEFT;

  for (guint i = 0; i <= self->n_columns; i++)
    {
      cairo_move_to (self->cr, x, self->table_top);
      cairo_line_to (self->cr, x, self->y);
      cairo_stroke (self->cr);
      if (i < self->n_columns)
        x += column_width (self, i);
    }
}

/**
 * psk_paper_begin_table:
 * @self: a document
 * @columns: (array length=n_columns): the columns; their titles are copied
 *   nowhere and have to live until the table ends
 * @n_columns: how many
 * @size: of the text, in points
 * @row_height: the least height of a row, in points
 *
 * Begins a table. Its head is repeated on each page, and no row is split.
 */
void
psk_paper_begin_table (PskPaper             *self,
                       const PskPaperColumn *columns,
                       guint                 n_columns,
                       double                size,
                       double                row_height)
{
  g_return_if_fail (PSK_IS_PAPER (self) && self->columns == NULL);

  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  self->size = size;
  self->row_height = row_height;

  if (self->y + 3 * row_height > bottom (self))
    start_page (self);
  draw_head (self);
}

/**
 * psk_paper_add_row:
 * @self: a document with a table
 * @cells: one text for each column
 * @bold: whether they are bold
 */
void
psk_paper_add_row (PskPaper          *self,
                   const char *const *cells,
                   gboolean           bold)
{
  double height;

  g_return_if_fail (PSK_IS_PAPER (self) && self->columns != NULL);

  height = draw_cells (self, cells, bold, FALSE, TRUE);
  if (self->y + height > bottom (self))
    {
      close_rules (self);
      start_page (self);
      draw_head (self);
    }

  draw_cells (self, cells, bold, FALSE, FALSE);
  self->y += height;
  rule (self, self->y);
}

/**
 * psk_paper_end_table:
 * @self: a document with a table
 */
void
psk_paper_end_table (PskPaper *self)
{
  g_return_if_fail (PSK_IS_PAPER (self) && self->columns != NULL);

  close_rules (self);
  g_clear_pointer (&self->columns, g_free);
}

/**
 * psk_paper_add_signatures:
 * @self: a document
 * @roles: (array length=n_roles): who signs, such as ผู้จัดทำ
 * @n_roles: one or two
 *
 * Places to sign, side by side and never torn from each other. When they begin a
 * page, that page would hold nothing else: so the caller leaves room before them.
 */
void
psk_paper_add_signatures (PskPaper          *self,
                          const char *const *roles,
                          guint              n_roles)
{
  const double size = 15;
  const double width = text_width (self) / n_roles;
  const double line = size * 1.35;

  g_return_if_fail (PSK_IS_PAPER (self) && n_roles > 0);

  if (self->y + 3.6 * line > bottom (self))
    start_page (self);

  self->y += line * 0.6;
  for (guint i = 0; i < n_roles; i++)
    {
      g_autofree char *sign = g_strdup_printf (_("Signed ................................ %s"),
                                               roles[i]);
      const char *lines[] = {
        sign,
        "( .......................................... )",
        _("Position ................................"),
      };

      for (gsize l = 0; l < G_N_ELEMENTS (lines); l++)
        {
          g_autoptr (PangoLayout) layout = make_layout (self, lines[l], size, FALSE,
                                                        PSK_ALIGN_CENTRE, width);

          show (self, layout, MARGIN_LEFT + i * width, self->y + l * line);
        }
    }
  self->y += 3 * line;
}

/**
 * psk_paper_get_n_pages:
 * @self: a document
 *
 * Returns: how many pages it has
 */
guint
psk_paper_get_n_pages (PskPaper *self)
{
  g_return_val_if_fail (PSK_IS_PAPER (self), 0);

  return self->pages->len;
}

/**
 * psk_paper_is_landscape:
 * @self: a document
 *
 * Returns: whether the long side lies below
 */
gboolean
psk_paper_is_landscape (PskPaper *self)
{
  g_return_val_if_fail (PSK_IS_PAPER (self), FALSE);

  return self->width > self->height;
}

static void
draw_margins (PskPaper *self,
              guint     page,
              cairo_t  *cr)
{
  g_autofree char *number = NULL;
  g_autoptr (PangoLayout) footer = make_layout (self, self->footer, FOOTER_SIZE, FALSE,
                                                PSK_ALIGN_LEFT, text_width (self) * 0.8);
  g_autoptr (PangoLayout) pages = NULL;
  g_autoptr (PangoLayout) stamp = NULL;

  /* Translators: the number of a page, and how many there are */
  number = g_strdup_printf (_("Page %u of %u"), page + 1, self->pages->len);
  pages = make_layout (self, number, FOOTER_SIZE, FALSE, PSK_ALIGN_RIGHT, text_width (self));

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, MARGIN_LEFT, self->height - 1.6 * CM);
  pango_cairo_show_layout (cr, footer);
  cairo_move_to (cr, MARGIN_LEFT, self->height - 1.6 * CM);
  pango_cairo_show_layout (cr, pages);

  if (self->stamp == NULL)
    return;

  stamp = make_layout (self, self->stamp, FOOTER_SIZE, FALSE, PSK_ALIGN_RIGHT, text_width (self));
  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  cairo_move_to (cr, MARGIN_LEFT, 1.0 * CM);
  pango_cairo_show_layout (cr, stamp);
}

/**
 * psk_paper_draw_page:
 * @self: a document
 * @page: a page, from 0
 * @cr: where to draw, in points from the corner of the sheet
 */
void
psk_paper_draw_page (PskPaper *self,
                     guint     page,
                     cairo_t  *cr)
{
  g_return_if_fail (PSK_IS_PAPER (self) && page < self->pages->len);

  cairo_save (cr);
  cairo_set_source_surface (cr, self->pages->pdata[page], 0, 0);
  cairo_paint (cr);
  draw_margins (self, page, cr);
  cairo_restore (cr);
}

static cairo_status_t
write_all (PskPaper   *self,
           const char *path)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, self->width, self->height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Pansuk");
  /* A fixed date: the same document is the same file. The date of printing
   * stands in the footer. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  "2024-01-01T00:00:00Z");

  for (guint i = 0; i < self->pages->len; i++)
    {
      psk_paper_draw_page (self, i, cr);
      cairo_show_page (cr);
    }

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status;
}

/**
 * psk_paper_write_pdf:
 * @self: a document
 * @path: the file
 * @error: (nullable): %PSK_ERROR_READ_ONLY, %PSK_ERROR_FULL
 *
 * Writes beside the target and renames, so that nothing half written is left.
 *
 * Returns: whether the file is complete
 */
gboolean
psk_paper_write_pdf (PskPaper   *self,
                     const char *path,
                     GError    **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  cairo_status_t status;

  g_return_val_if_fail (PSK_IS_PAPER (self) && path != NULL, FALSE);

  status = write_all (self, part);
  if (status == CAIRO_STATUS_SUCCESS && g_chmod (part, 0600) == 0 && g_rename (part, path) == 0)
    return TRUE;

  g_remove (part);
  g_set_error (error, PSK_ERROR, PSK_ERROR_READ_ONLY,
               _("“%s” cannot be written: check the folder and the free space."), path);
  return FALSE;
}
