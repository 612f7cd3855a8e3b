/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
} PskPoint;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} PskCrop;

/**
 * PskAlignment:
 *
 * How the after picture is turned, scaled and moved to lie on the before
 * picture. Points are pixels of the upright originals, y downwards. Immutable.
 */
typedef struct _PskAlignment PskAlignment;

#define PSK_TYPE_ALIGNMENT (psk_alignment_get_type ())

GType         psk_alignment_get_type     (void);
PskAlignment *psk_alignment_new_identity (void);
PskAlignment *psk_alignment_new          (const PskPoint     *after,
                                          const PskPoint     *before,
                                          guint               n_points,
                                          GError            **error);
PskAlignment *psk_alignment_from_text    (const char         *text,
                                          GError            **error);
char         *psk_alignment_to_text      (const PskAlignment *self);
PskAlignment *psk_alignment_copy         (const PskAlignment *self);
void          psk_alignment_free         (PskAlignment       *self);
PskAlignment *psk_alignment_invert       (const PskAlignment *self);
PskAlignment *psk_alignment_rescale      (const PskAlignment *self,
                                          double              after_scale,
                                          double              before_scale);
PskPoint      psk_alignment_apply        (const PskAlignment *self,
                                          PskPoint            point);
double        psk_alignment_get_scale    (const PskAlignment *self);
double        psk_alignment_get_angle    (const PskAlignment *self);
gboolean      psk_alignment_get_crop     (const PskAlignment *self,
                                          double              before_width,
                                          double              before_height,
                                          double              after_width,
                                          double              after_height,
                                          PskCrop            *crop);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskAlignment, psk_alignment_free)

G_END_DECLS
