/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskExif:
 * @orientation: 1 to 8 as in the Exif standard; 1 when nothing is written
 * @taken_on: the moment of the exposure, ISO 8601 without a zone, or an empty string
 * @lat: degrees north, NaN when unknown
 * @lon: degrees east, NaN when unknown
 *
 * What a camera writes into a picture, as far as Pansuk trusts it.
 */
typedef struct
{
  int orientation;
  char taken_on[20];
  double lat;
  double lon;
} PskExif;

void     psk_exif_read  (GBytes     *bytes,
                         PskExif    *exif);
gboolean psk_exif_write (const char *path,
                         const char *taken_on,
                         double      lat,
                         double      lon,
                         GError    **error);

G_END_DECLS
