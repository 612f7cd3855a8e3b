/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  PSK_ALIGN_LEFT,
  PSK_ALIGN_CENTRE,
  PSK_ALIGN_RIGHT,
} PskAlign;

/**
 * PskPaperColumn:
 * @title: the head; may have several lines
 * @width: its share of the width of the table
 * @align: of its cells; heads are centred
 */
typedef struct
{
  const char *title;
  double width;
  PskAlign align;
} PskPaperColumn;

#define PSK_TYPE_PAPER (psk_paper_get_type ())

G_DECLARE_FINAL_TYPE (PskPaper, psk_paper, PSK, PAPER, GObject)

PskPaper *psk_paper_new            (const char            *title,
                                    gboolean               landscape,
                                    gboolean               thai_digits);
void      psk_paper_set_footer     (PskPaper              *self,
                                    const char            *text);
void      psk_paper_set_stamp      (PskPaper              *self,
                                    const char            *text);

void      psk_paper_add_text       (PskPaper              *self,
                                    const char            *text,
                                    PskAlign               align,
                                    gboolean               bold,
                                    double                 size);
void      psk_paper_add_gap        (PskPaper              *self,
                                    double                 points);
void      psk_paper_break_page     (PskPaper              *self);
void      psk_paper_begin_table    (PskPaper              *self,
                                    const PskPaperColumn  *columns,
                                    guint                  n_columns,
                                    double                 size,
                                    double                 row_height);
void      psk_paper_add_row        (PskPaper              *self,
                                    const char *const     *cells,
                                    gboolean               bold);
void      psk_paper_end_table      (PskPaper              *self);
void      psk_paper_add_signatures (PskPaper              *self,
                                    const char *const     *roles,
                                    guint                  n_roles);

guint     psk_paper_get_n_pages    (PskPaper              *self);
gboolean  psk_paper_is_landscape   (PskPaper              *self);
void      psk_paper_draw_page      (PskPaper              *self,
                                    guint                  page,
                                    cairo_t               *cr);
gboolean  psk_paper_write_pdf      (PskPaper              *self,
                                    const char            *path,
                                    GError               **error);

G_END_DECLS
