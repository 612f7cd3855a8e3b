/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  psk_coordinate_parse    (const char  *text,
                                   double      *lat,
                                   double      *lon,
                                   GError     **error);
gboolean  psk_coordinate_check    (double       lat,
                                   double       lon,
                                   GError     **error);
char     *psk_coordinate_format   (double       lat,
                                   double       lon);
double    psk_coordinate_distance (double       lat_a,
                                   double       lon_a,
                                   double       lat_b,
                                   double       lon_b);

G_END_DECLS
