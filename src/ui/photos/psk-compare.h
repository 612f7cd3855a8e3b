/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-alignment.h"

G_BEGIN_DECLS

/**
 * PskCompareMode:
 * @PSK_COMPARE_SLIDER: one picture left of a handle, the other right of it
 * @PSK_COMPARE_SIDE_BY_SIDE: one beside the other
 * @PSK_COMPARE_FADE: one through the other
 * @PSK_COMPARE_BLINK: one and the other in turn
 */
typedef enum
{
  PSK_COMPARE_SLIDER,
  PSK_COMPARE_SIDE_BY_SIDE,
  PSK_COMPARE_FADE,
  PSK_COMPARE_BLINK,
} PskCompareMode;

#define PSK_TYPE_COMPARE_MODE (psk_compare_mode_get_type ())

GType psk_compare_mode_get_type (void);

#define PSK_TYPE_COMPARE (psk_compare_get_type ())

G_DECLARE_FINAL_TYPE (PskCompare, psk_compare, PSK, COMPARE, GtkWidget)

GtkWidget     *psk_compare_new            (void);
void           psk_compare_set_pictures   (PskCompare         *self,
                                           GdkTexture         *before,
                                           GdkTexture         *after,
                                           const PskAlignment *alignment);
PskCompareMode psk_compare_get_mode       (PskCompare         *self);
void           psk_compare_set_mode       (PskCompare         *self,
                                           PskCompareMode      mode);
double         psk_compare_get_position   (PskCompare         *self);
void           psk_compare_set_position   (PskCompare         *self,
                                           double              position);

G_END_DECLS
