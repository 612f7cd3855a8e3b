/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GByteArray *psk_test_shape_shp (const double  *xys,
                                guint          n_points);
GByteArray *psk_test_shape_shx (const double  *xys,
                                guint          n_points);
GByteArray *psk_test_shape_dbf (const char    *field,
                                const char    *value);

G_END_DECLS
