/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-exif.h"

#include <gexiv2/gexiv2.h>
#include <math.h>
#include <stdio.h>

/* Nothing digital was photographed before, and nobody photographs after. */
#define FIRST_YEAR 1990
#define LAST_YEAR 2100
#define BUDDHIST_ERA 543

/* The XMP toolkit below gexiv2 has global state, and pictures are read on threads. */
static GMutex exif_mutex;

static GExiv2Metadata *
metadata_new (void)
{
  static gsize started;

  if (g_once_init_enter (&started))
    {
      gexiv2_initialize ();
      gexiv2_log_set_level (GEXIV2_LOG_LEVEL_MUTE);
      g_once_init_leave (&started, 1);
    }

  return gexiv2_metadata_new ();
}

/* Phones set to the Thai calendar write years of the Buddhist Era, which the
 * standard does not allow. */
static gboolean
parse_moment (const char *text,
              char        iso[20])
{
  int year, month, day, hour, minute, second;
  int end = 0;

  g_assert (text != NULL);

  if (sscanf (text, "%4d:%2d:%2d %2d:%2d:%2d%n",
              &year, &month, &day, &hour, &minute, &second, &end) != 6 ||
      end != 19)
    return FALSE;

  if (year >= FIRST_YEAR + BUDDHIST_ERA)
    year -= BUDDHIST_ERA;

  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || day < 1 ||
      !g_date_valid_dmy (day, month, year) ||
      hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return FALSE;

  return g_snprintf (iso, 20, "%04d-%02d-%02dT%02d:%02d:%02d",
                     year, month, day, hour, minute, second) == 19;
}

/* Exif.Image.DateTime is when the file was last changed, so it is no answer. */
static void
read_moment (GExiv2Metadata *metadata,
             char            iso[20])
{
  static const char * const tags[] = {
    "Exif.Photo.DateTimeOriginal",
    "Exif.Photo.DateTimeDigitized",
  };

  g_assert (GEXIV2_IS_METADATA (metadata));

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *text = gexiv2_metadata_try_get_tag_string (metadata, tags[i], NULL);

      if (text != NULL && parse_moment (text, iso))
        return;
    }

  iso[0] = '\0';
}

/* gexiv2_metadata_try_get_gps_info() fails when the altitude is missing, hence
 * one by one. 0° N 0° E is what cameras write before they know. */
static void
read_place (GExiv2Metadata *metadata,
            double         *lat,
            double         *lon)
{
  double north = NAN;
  double east = NAN;

  g_assert (GEXIV2_IS_METADATA (metadata));

  if (!gexiv2_metadata_try_get_gps_latitude (metadata, &north, NULL) ||
      !gexiv2_metadata_try_get_gps_longitude (metadata, &east, NULL) ||
      !isfinite (north) || !isfinite (east) ||
      fabs (north) > 90.0 || fabs (east) > 180.0 ||
      (north == 0.0 && east == 0.0))
    {
      north = NAN;
      east = NAN;
    }

  *lat = north;
  *lon = east;
}

/**
 * psk_exif_read:
 * @bytes: a picture file
 * @exif: (out): what it tells
 *
 * Reads what the camera wrote. A picture without Exif data, or with damaged or
 * nonsensical data, gives the neutral values and no error: the picture itself
 * may be good.
 */
void
psk_exif_read (GBytes  *bytes,
               PskExif *exif)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GExiv2Metadata) metadata = NULL;
  gsize size;
  const guint8 *data;

  g_return_if_fail (bytes != NULL);
  g_return_if_fail (exif != NULL);

  *exif = (PskExif) { .orientation = 1, .lat = NAN, .lon = NAN };
  data = g_bytes_get_data (bytes, &size);
  locker = g_mutex_locker_new (&exif_mutex);
  metadata = metadata_new ();

  if (size == 0 || !gexiv2_metadata_open_buf (metadata, data, size, NULL))
    return;

  exif->orientation = gexiv2_metadata_try_get_orientation (metadata, NULL);

  if (exif->orientation < 1 || exif->orientation > 8)
    exif->orientation = 1;

  read_moment (metadata, exif->taken_on);
  read_place (metadata, &exif->lat, &exif->lon);
}

static gboolean
set_moment (GExiv2Metadata *metadata,
            const char     *taken_on,
            GError        **error)
{
  g_autofree char *text = g_strdup (taken_on);

  g_assert (GEXIV2_IS_METADATA (metadata));

  g_strdelimit (text, "-", ':');
  g_strdelimit (text, "T", ' ');

  return gexiv2_metadata_try_set_tag_string (metadata, "Exif.Photo.DateTimeOriginal",
                                             text, error) &&
         gexiv2_metadata_try_set_tag_string (metadata, "Exif.Image.DateTime", text, error);
}

/**
 * psk_exif_write:
 * @path: a JPEG file
 * @taken_on: (nullable): a moment as in 2024-03-09T10:11:12
 * @lat: degrees north, or NaN
 * @lon: degrees east, or NaN
 * @error: (nullable): where to put the error, of gexiv2 and not for people
 *
 * Writes the moment and the place into a picture, as a camera would. Only
 * pictures that Pansuk drew itself are ever written to.
 *
 * Returns: whether it was written
 */
gboolean
psk_exif_write (const char *path,
                const char *taken_on,
                double      lat,
                double      lon,
                GError    **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GExiv2Metadata) metadata = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (taken_on == NULL && (isnan (lat) || isnan (lon)))
    return TRUE;

  locker = g_mutex_locker_new (&exif_mutex);
  metadata = metadata_new ();

  if (!gexiv2_metadata_open_path (metadata, path, error))
    return FALSE;

  if (taken_on != NULL && !set_moment (metadata, taken_on, error))
    return FALSE;

  if (!isnan (lat) && !isnan (lon) &&
      !gexiv2_metadata_try_set_gps_info (metadata, lon, lat, 0.0, error))
    return FALSE;

  return gexiv2_metadata_save_file (metadata, path, error);
}
