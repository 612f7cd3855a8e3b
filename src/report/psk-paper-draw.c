/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawing a page. */

#include "config.h"

#include "psk-paper-private.h"

#include <glib/gi18n-lib.h>

#define FOOTER_SIZE 13.0
#define FOOTER_TOP (1.75 * PSK_PAPER_CM) /* above the lower edge of the sheet */
#define FOOTER_SHARE 0.74                /* of its width, for the text on the left */
#define STAMP_TOP (1.3 * PSK_PAPER_CM)
#define RULE 0.6

static void
draw_pieces (const GArray *pieces,
             cairo_t      *cr,
             double        x,
             double        y)
{
  for (guint i = 0; pieces != NULL && i < pieces->len; i++)
    {
      const PskPaperPiece *piece = &g_array_index (pieces, PskPaperPiece, i);

      if (piece->line >= 0)
        psk_set_text_draw_line (piece->text, cr, (guint) piece->line, x + piece->x, y + piece->y);
      else
        psk_set_text_draw (piece->text, cr, x + piece->x, y + piece->y);
    }
}

static void
draw_margins (PskPaper *self,
              guint     page,
              cairo_t  *cr)
{
  const double width = psk_paper_text_width (self);
  g_autofree char *number = NULL;
  g_autoptr (PskSetText) footer = NULL;
  g_autoptr (PskSetText) pages = NULL;
  g_autoptr (PskSetText) stamp = NULL;

  /* Translators: the number of a page, and how many there are */
  number = g_strdup_printf (_("Page %u of %u"), page + 1, self->n_pages);
  pages = psk_typesetter_set (self->typesetter, number, FOOTER_SIZE, 0, PSK_ALIGN_RIGHT, width);
  footer = psk_typesetter_set (self->typesetter, self->footer, FOOTER_SIZE, 0, PSK_ALIGN_LEFT,
                               width * FOOTER_SHARE);
  psk_set_text_draw (footer, cr, PSK_PAPER_LEFT, self->height - FOOTER_TOP);
  psk_set_text_draw (pages, cr, PSK_PAPER_LEFT, self->height - FOOTER_TOP);

  if (self->stamp == NULL)
    return;

  stamp = psk_typesetter_set (self->typesetter, self->stamp, FOOTER_SIZE, 0, PSK_ALIGN_LEFT,
                              width);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  psk_set_text_draw (stamp, cr, PSK_PAPER_LEFT, STAMP_TOP);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

/* The end of the rows from @first that stand below each other on its page. */
static guint
rows_end (PskPaper *self,
          guint     first)
{
  const PskPaperBlock *head = psk_paper_block (self, first);
  guint i = first + 1;

  while (i < self->blocks->len && psk_paper_block (self, i)->table == head->table
         && psk_paper_block (self, i)->page == head->page)
    i++;

  return i;
}

static void
draw_rows (PskPaper *self,
           guint     first,
           guint     end,
           cairo_t  *cr)
{
  const PskPaperTable *table = psk_paper_block (self, first)->table;
  const PskPaperBlock *last = psk_paper_block (self, end - 1);
  const double top = psk_paper_block (self, first)->y - psk_paper_table_get_head_height (table);

  psk_paper_table_draw_ground (table, cr, PSK_PAPER_LEFT, top);
  draw_pieces (psk_paper_table_get_head (table), cr, PSK_PAPER_LEFT, top);
  psk_paper_table_trace_rules (table, cr, PSK_PAPER_LEFT, top, last->y + last->height);
  for (guint i = first; i < end; i++)
    {
      const PskPaperBlock *row = psk_paper_block (self, i);

      cairo_move_to (cr, PSK_PAPER_LEFT, row->y + row->height);
      cairo_rel_line_to (cr, psk_paper_text_width (self), 0);
    }
  cairo_stroke (cr);

  for (guint i = first; i < end; i++)
    {
      const PskPaperBlock *row = psk_paper_block (self, i);

      draw_pieces (row->pieces, cr, PSK_PAPER_LEFT, row->y);
    }
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
  guint next;

  g_return_if_fail (PSK_IS_PAPER (self) && cr != NULL);
  g_return_if_fail (page < psk_paper_get_n_pages (self));

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, RULE);
  cairo_new_path (cr);
  for (guint i = 0; i < self->blocks->len; i = next)
    {
      const PskPaperBlock *block = psk_paper_block (self, i);

      next = i + 1;
      if (block->page > page)
        break;
      if (block->page < page)
        continue;
      if (block->table != NULL)
        {
          next = rows_end (self, i);
          draw_rows (self, i, next, cr);
        }
      else
        draw_pieces (block->pieces, cr, PSK_PAPER_LEFT, block->y);
    }
  draw_margins (self, page, cr);
  cairo_restore (cr);
}
