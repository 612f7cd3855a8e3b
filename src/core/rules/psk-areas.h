/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-area.h"
#include "psk-geometry.h"
#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskAreas:
 *
 * All areas of a book at one moment, with the boundaries that the book has of them: an
 * immutable snapshot.
 */
typedef struct _PskAreas PskAreas;

#define PSK_TYPE_AREAS (psk_areas_get_type ())

GType        psk_areas_get_type       (void);
PskAreas    *psk_areas_load           (PskStore       *store,
                                       GError        **error);
PskAreas    *psk_areas_ref            (PskAreas       *self);
void         psk_areas_unref          (PskAreas       *self);
guint        psk_areas_get_n          (PskAreas       *self);
PskArea     *psk_areas_get            (PskAreas       *self,
                                       guint           index);
PskArea     *psk_areas_lookup         (PskAreas       *self,
                                       int             code);
PskArea     *psk_areas_get_province   (PskAreas       *self);
GPtrArray   *psk_areas_get_children   (PskAreas       *self,
                                       int             code);
PskArea     *psk_areas_find           (PskAreas       *self,
                                       const char     *name,
                                       PskAreaLevel    level,
                                       int             within);
PskArea     *psk_areas_suggest        (PskAreas       *self,
                                       const char     *name,
                                       PskAreaLevel    level,
                                       int             within);
GPtrArray   *psk_areas_suggest_many   (PskAreas       *self,
                                       const char     *name,
                                       PskAreaLevel    level,
                                       int             within,
                                       guint           n);
const char  *psk_areas_get_name       (PskAreas       *self,
                                       int             code,
                                       PskLanguage     language);
PskGeometry *psk_areas_get_boundary   (PskAreas       *self,
                                       int             code);
const char  *psk_areas_get_source     (PskAreas       *self);
PskArea     *psk_areas_find_tambon_at (PskAreas       *self,
                                       double          lat,
                                       double          lon);
gboolean     psk_areas_fill_store     (PskStore       *store,
                                       GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskAreas, psk_areas_unref)

G_END_DECLS
