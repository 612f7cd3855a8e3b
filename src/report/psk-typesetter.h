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

/* All of a text in bold, see psk_typesetter_set(). */
#define PSK_BOLD_ALL G_MAXUINT

/**
 * PskSetText:
 * @width: of its widest line, in points
 * @height: of all its lines
 * @n_lines: how many lines it takes
 *
 * A text that is set: shaped, broken into lines, and ready to be drawn any number
 * of times. Immutable.
 */
typedef struct
{
  double width;
  double height;
  guint n_lines;

  /*< private >*/
  gatomicrefcount ref_count;
  GArray *runs;
  double *line_tops; /* n_lines + 1 */
} PskSetText;

PskSetText *psk_set_text_ref         (PskSetText       *self);
void        psk_set_text_unref       (PskSetText       *self);
double      psk_set_text_line_height (const PskSetText *self,
                                      guint             line);
void        psk_set_text_draw        (const PskSetText *self,
                                      cairo_t          *cr,
                                      double            x,
                                      double            y);
void        psk_set_text_trace       (const PskSetText *self,
                                      cairo_t          *cr,
                                      double            x,
                                      double            y);
void        psk_set_text_draw_line   (const PskSetText *self,
                                      cairo_t          *cr,
                                      guint             line,
                                      double            x,
                                      double            y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskSetText, psk_set_text_unref)

#define PSK_TYPE_TYPESETTER (psk_typesetter_get_type ())

G_DECLARE_FINAL_TYPE (PskTypesetter, psk_typesetter, PSK, TYPESETTER, GObject)

PskTypesetter *psk_typesetter_new           (gboolean       thai_digits);
PskTypesetter *psk_typesetter_new_with_font (const char    *font,
                                             gboolean       thai_digits);
PskSetText    *psk_typesetter_set           (PskTypesetter *self,
                                             const char    *text,
                                             double         size,
                                             guint          bold_bytes,
                                             PskAlign       align,
                                             double         width);
double         psk_typesetter_measure       (PskTypesetter *self,
                                             const char    *text,
                                             double         size);

G_END_DECLS
