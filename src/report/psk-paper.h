/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "psk-paper-table.h"
#include "psk-typesetter.h"

G_BEGIN_DECLS

/* The sizes of a form: its title, its words. */
#define PSK_PAPER_TITLE_SIZE 18.0
#define PSK_PAPER_BODY_SIZE 16.0

#define PSK_TYPE_PAPER (psk_paper_get_type ())

G_DECLARE_FINAL_TYPE (PskPaper, psk_paper, PSK, PAPER, GObject)

PskPaper   *psk_paper_new                (const char            *title,
                                          gboolean               landscape,
                                          gboolean               thai_digits);
void        psk_paper_set_author         (PskPaper              *self,
                                          const char            *author);
void        psk_paper_set_created        (PskPaper              *self,
                                          const char            *created);
void        psk_paper_set_footer         (PskPaper              *self,
                                          const char            *text);
void        psk_paper_set_stamp          (PskPaper              *self,
                                          const char            *text);

void        psk_paper_add_title          (PskPaper              *self,
                                          const char            *text);
void        psk_paper_add_text           (PskPaper              *self,
                                          const char            *text,
                                          PskAlign               align,
                                          gboolean               bold,
                                          double                 size);
void        psk_paper_add_pair           (PskPaper              *self,
                                          const char            *key,
                                          const char            *value,
                                          double                 size);
void        psk_paper_add_gap            (PskPaper              *self,
                                          double                 points);
void        psk_paper_break_page         (PskPaper              *self);
void        psk_paper_begin_table        (PskPaper              *self,
                                          const PskPaperColumn  *columns,
                                          guint                  n_columns,
                                          double                 size,
                                          double                 row_height);
void        psk_paper_add_row            (PskPaper              *self,
                                          const char *const     *cells,
                                          gboolean               bold);
void        psk_paper_end_table          (PskPaper              *self);
void        psk_paper_add_signatures     (PskPaper              *self,
                                          const char *const     *roles,
                                          guint                  n_roles);

const char *psk_paper_get_title          (PskPaper              *self);
const char *psk_paper_get_author         (PskPaper              *self);
const char *psk_paper_get_created        (PskPaper              *self);
guint       psk_paper_get_n_pages        (PskPaper              *self);
gboolean    psk_paper_is_landscape       (PskPaper              *self);
void        psk_paper_get_size           (PskPaper              *self,
                                          double                *width,
                                          double                *height);
void        psk_paper_get_page_extents   (PskPaper              *self,
                                          guint                  page,
                                          double                *top,
                                          double                *bottom);
void        psk_paper_draw_page          (PskPaper              *self,
                                          guint                  page,
                                          cairo_t               *cr);
gboolean    psk_paper_write_pdf          (PskPaper              *self,
                                          const char            *path,
                                          GError               **error);

G_END_DECLS
