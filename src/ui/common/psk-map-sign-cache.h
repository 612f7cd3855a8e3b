/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-map-sign.h"

G_BEGIN_DECLS

typedef struct _PskMapSignCache PskMapSignCache;

PskMapSignCache *psk_map_sign_cache_new   (GtkWidget        *widget);
void             psk_map_sign_cache_free  (PskMapSignCache  *self);
void             psk_map_sign_cache_clear (PskMapSignCache  *self);
void             psk_map_sign_cache_paint (PskMapSignCache  *self,
                                           const PskMapSign *sign,
                                           GtkSnapshot      *snapshot,
                                           double            x,
                                           double            y);
void             psk_map_sign_cache_head  (PskMapSignCache  *self,
                                           const PskMapSign *sign,
                                           double            x,
                                           double            y,
                                           graphene_rect_t  *head);
gboolean         psk_map_sign_cache_hits  (PskMapSignCache  *self,
                                           const PskMapSign *sign,
                                           double            dx,
                                           double            dy,
                                           double            margin);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskMapSignCache, psk_map_sign_cache_free)

G_END_DECLS
