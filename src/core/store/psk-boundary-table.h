/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-geometry.h"
#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskBoundaryFunc:
 * @area: the code of an area
 * @geometry: what it covers
 * @source: the name of the file that it came from
 * @user_data: for the function
 */
typedef void (*PskBoundaryFunc) (int           area,
                                 PskGeometry  *geometry,
                                 const char   *source,
                                 gpointer      user_data);

gboolean psk_boundary_table_each  (PskStore         *store,
                                   PskBoundaryFunc   func,
                                   gpointer          user_data,
                                   GError          **error);
gboolean psk_boundary_table_write (PskStore         *store,
                                   int               area,
                                   PskGeometry      *geometry,
                                   const char       *source,
                                   GError          **error);

G_END_DECLS
