/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-compare.h"

G_BEGIN_DECLS

/* Where a press takes hold of the handle, in pixels around its middle. */
#define PSK_COMPARE_HANDLE_RADIUS 21

enum
{
  PSK_COMPARE_BEFORE,
  PSK_COMPARE_AFTER,
  PSK_COMPARE_N_PICTURES,
};

/**
 * PskCompareCanvas:
 *
 * What a PskCompare shows, and how it is laid out and painted. The widget owns
 * it and keeps it inside itself; arrays are indexed by before and after.
 */
typedef struct
{
  /* Borrowed */
  GtkWidget *widget;

  /* Owned */
  GdkTexture *pictures[PSK_COMPARE_N_PICTURES];
  char *labels[PSK_COMPARE_N_PICTURES];
  char *placeholders[PSK_COMPARE_N_PICTURES];
  PangoLayout *label_layouts[PSK_COMPARE_N_PICTURES];
  PangoLayout *placeholder_layouts[PSK_COMPARE_N_PICTURES];
  GtkIconPaintable *icons[2];
  PskAlignment *alignment;

  PskCompareMode mode;
  double position;
  gboolean swapped;
  PskCrop crop; /* what both pictures show; of no width when they are not aligned */
} PskCompareCanvas;

void     psk_compare_canvas_clear          (PskCompareCanvas *self);
void     psk_compare_canvas_forget_layouts (PskCompareCanvas *self);
void     psk_compare_canvas_load_icons     (PskCompareCanvas *self);
void     psk_compare_canvas_update_crop    (PskCompareCanvas *self);
gboolean psk_compare_canvas_has_both       (PskCompareCanvas *self);
gboolean psk_compare_canvas_is_overlaid    (PskCompareCanvas *self);
void     psk_compare_canvas_get_frames     (PskCompareCanvas *self,
                                            graphene_rect_t   frames[2]);
void     psk_compare_canvas_snapshot       (PskCompareCanvas *self,
                                            GtkSnapshot      *snapshot);

G_END_DECLS
