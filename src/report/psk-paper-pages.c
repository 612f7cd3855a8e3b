/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where everything stands: the blocks parted into pages. */

#include "config.h"

#include "psk-paper-private.h"

/* The end of the blocks that stay with @first, and how much room they take. */
static guint
measure_chain (PskPaper *self,
               guint     first,
               gboolean  at_top,
               double   *height)
{
  const PskPaperTable *table = at_top || first == 0
                               ? NULL : psk_paper_block (self, first - 1)->table;
  guint i = first;

  *height = 0;
  do
    {
      PskPaperBlock *block = psk_paper_block (self, i);

      if (block->table != NULL && block->table != table)
        *height += psk_paper_table_get_head_height (block->table);
      table = block->table;
      if (block->kind != PSK_BLOCK_GAP || !at_top || *height > 0)
        *height += block->height;
    }
  while (psk_paper_block (self, i++)->keep && i < self->blocks->len);

  return i;
}

static void
start_page (PskPaper *self,
            double   *y)
{
  self->n_pages++;
  *y = PSK_PAPER_TOP;
}

static void
place (PskPaper *self,
       guint     i,
       double   *y)
{
  PskPaperBlock *block = psk_paper_block (self, i);
  const PskPaperTable *above = i > 0 && *y > PSK_PAPER_TOP
                               ? psk_paper_block (self, i - 1)->table : NULL;
  double head;

  block->has_head = block->table != NULL && block->table != above;
  head = block->has_head ? psk_paper_table_get_head_height (block->table) : 0;
  if (*y > PSK_PAPER_TOP && *y + head + block->height > psk_paper_bottom (self))
    {
      start_page (self, y);
      place (self, i, y);
      return;
    }

  *y += head;
  block->page = self->n_pages - 1;
  block->y = *y;
  if (block->kind != PSK_BLOCK_GAP || *y > PSK_PAPER_TOP)
    *y += block->height;
}

/**
 * psk_paper_paginate:
 * @self: a document
 *
 * Parts the blocks into pages; those that stay together go to the next page together,
 * unless they would not fit there either.
 */
void
psk_paper_paginate (PskPaper *self)
{
  double y;
  guint next;

  if (self->n_pages > 0)
    return;

  start_page (self, &y);
  for (guint i = 0; i < self->blocks->len; i = next)
    {
      double height;

      if (psk_paper_block (self, i)->kind == PSK_BLOCK_BREAK && y > PSK_PAPER_TOP
          && i + 1 < self->blocks->len)
        start_page (self, &y);

      next = measure_chain (self, i, y <= PSK_PAPER_TOP, &height);
      if (y > PSK_PAPER_TOP && y + height > psk_paper_bottom (self)
          && height <= psk_paper_bottom (self) - PSK_PAPER_TOP)
        start_page (self, &y);
      for (guint j = i; j < next; j++)
        place (self, j, &y);
    }
}

/**
 * psk_paper_get_n_pages:
 * @self: a document
 *
 * Returns: how many pages it has, at least one
 */
guint
psk_paper_get_n_pages (PskPaper *self)
{
  g_return_val_if_fail (PSK_IS_PAPER (self), 0);

  psk_paper_paginate (self);
  return self->n_pages;
}

/**
 * psk_paper_get_page_extents:
 * @self: a document
 * @page: a page, from 0
 * @top: (out): where what is written on it begins, in points from the upper edge
 * @bottom_edge: (out): where it ends; both are 0 when nothing is
 */
void
psk_paper_get_page_extents (PskPaper *self,
                            guint     page,
                            double   *top,
                            double   *bottom_edge)
{
  g_return_if_fail (PSK_IS_PAPER (self));

  psk_paper_paginate (self);
  *top = 0;
  *bottom_edge = 0;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const PskPaperBlock *block = psk_paper_block (self, i);

      if (block->pieces == NULL || block->page != page)
        continue;
      if (*bottom_edge <= 0)
        *top = block->y - (block->has_head ? psk_paper_table_get_head_height (block->table) : 0);
      *bottom_edge = block->y + block->height;
    }
}
