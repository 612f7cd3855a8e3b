/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-typesetter.h"

G_BEGIN_DECLS

/**
 * PskPaperColumn:
 * @title: (nullable): the head; may have several lines
 * @width: its share of the width that fixed columns leave, or points if @fixed
 * @align: of its cells; heads are centred
 * @fixed: whether @width is in points
 * @widest: (nullable): the widest figure to expect, such as "100.0". The figures of
 *   the column then end below each other, and the widest stands in its middle
 * @group: (nullable): a head over this column and its neighbours of the same group
 * @bold: whether its cells are bold
 */
typedef struct
{
  const char *title;
  double width;
  PskAlign align;
  gboolean fixed;
  const char *widest;
  const char *group;
  gboolean bold;
} PskPaperColumn;

/**
 * PskPaperPiece:
 * @text: (transfer full): a text
 * @line: the one line of it to draw, or -1 for all
 * @x: from the left margin
 * @y: from the top of its block
 */
typedef struct
{
  PskSetText *text;
  int line;
  double x;
  double y;
} PskPaperPiece;

typedef struct _PskPaperTable PskPaperTable;

GArray        *psk_paper_pieces_new            (void);

PskPaperTable *psk_paper_table_new             (PskTypesetter        *typesetter,
                                                const PskPaperColumn *columns,
                                                guint                 n_columns,
                                                double                size,
                                                double                row_height,
                                                double                width);
void           psk_paper_table_free            (PskPaperTable        *self);
GArray        *psk_paper_table_set_row         (PskPaperTable        *self,
                                                const char *const    *cells,
                                                gboolean              bold,
                                                double                max_height,
                                                double               *height);
double         psk_paper_table_get_head_height (const PskPaperTable  *self);
const GArray  *psk_paper_table_get_head        (const PskPaperTable  *self);
void           psk_paper_table_draw_ground     (const PskPaperTable  *self,
                                                cairo_t              *cr,
                                                double                x,
                                                double                top);
void           psk_paper_table_trace_rules     (const PskPaperTable  *self,
                                                cairo_t              *cr,
                                                double                x,
                                                double                top,
                                                double                bottom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskPaperTable, psk_paper_table_free)

G_END_DECLS
