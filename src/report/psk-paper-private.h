/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-paper.h"

G_BEGIN_DECLS

/* The margins of Thai official letters, in points: 3 cm left, 2 cm right. */
#define PSK_PAPER_CM 28.3465
#define PSK_PAPER_LEFT (3 * PSK_PAPER_CM)
#define PSK_PAPER_RIGHT (2 * PSK_PAPER_CM)
#define PSK_PAPER_TOP (2.5 * PSK_PAPER_CM)
#define PSK_PAPER_BOTTOM (2 * PSK_PAPER_CM)

typedef enum
{
  PSK_BLOCK_TEXT,
  PSK_BLOCK_GAP,
  PSK_BLOCK_BREAK,
  PSK_BLOCK_ROW,
  PSK_BLOCK_SIGNATURES,
} PskPaperBlockKind;

/* What is never torn by the end of a page. */
typedef struct
{
  PskPaperBlockKind kind;
  gboolean keep; /* on the page of the next block */
  double height;
  GArray *pieces;             /* PskPaperPiece */
  const PskPaperTable *table; /* of a row */

  /* Set by psk_paper_paginate() */
  guint page;
  double y;
  gboolean has_head;
} PskPaperBlock;

/**
 * PskPaper:
 *
 * A document on A4: first everything is set, then parted into pages, and then
 * drawn page by page on whatever cairo draws on: a PDF, a printer, a picture.
 * Titles stay with what they head, rows are never split, and signatures never
 * stand alone on a page.
 */
struct _PskPaper
{
  GObject parent_instance;

  /* Owned */
  char *title;
  char *author;
  char *created;
  char *footer;
  char *stamp;
  PskTypesetter *typesetter;
  GPtrArray *tables; /* PskPaperTable */
  GArray *blocks;    /* PskPaperBlock */

  /* Borrowed */
  PskPaperTable *table; /* the one that is open */

  guint first_row; /* of the open table, in blocks */
  guint n_pages;   /* 0 until psk_paper_paginate() */
  double width;
  double height;
};

static inline double
psk_paper_text_width (PskPaper *self)
{
  return self->width - PSK_PAPER_LEFT - PSK_PAPER_RIGHT;
}

static inline double
psk_paper_bottom (PskPaper *self)
{
  return self->height - PSK_PAPER_BOTTOM;
}

static inline PskPaperBlock *
psk_paper_block (PskPaper *self,
                 guint     i)
{
  return &g_array_index (self->blocks, PskPaperBlock, i);
}

void psk_paper_paginate (PskPaper *self);

G_END_DECLS
