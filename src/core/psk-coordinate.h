/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  psk_coordinate_parse  (const char  *text,
                                 double      *lat,
                                 double      *lon,
                                 GError     **error);
gboolean  psk_coordinate_check  (double       lat,
                                 double       lon,
                                 GError     **error);
char     *psk_coordinate_format (double       lat,
                                 double       lon);

G_END_DECLS
