/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-facts.h"

#include <glib/gi18n.h>

#include "psk-photo-intake.h"
#include "psk-thai-date.h"

/**
 * psk_photo_find_alike:
 * @photos: (element-type PskPhoto): photos to compare with
 * @photo: a photo; it is not found itself
 *
 * Finds what may be the same picture: the very same file, or one whose likeness is
 * within %PSK_PHOTO_SAME_DISTANCE.
 *
 * Returns: (transfer container) (element-type PskPhoto): photos out of @photos
 */
GPtrArray *
psk_photo_find_alike (GPtrArray *photos,
                      PskPhoto  *photo)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  g_return_val_if_fail (photos != NULL && PSK_IS_PHOTO (photo), NULL);

  for (guint i = 0; i < photos->len; i++)
    {
      PskPhoto *other = photos->pdata[i];

      if (other == photo || (photo->id != 0 && other->id == photo->id))
        continue;

      if (g_strcmp0 (other->sha256, photo->sha256) == 0
          || psk_photo_hash_distance (other->likeness, photo->likeness) <= PSK_PHOTO_SAME_DISTANCE)
        g_ptr_array_add (found, other);
    }

  return g_steal_pointer (&found);
}

/**
 * psk_photo_describe:
 * @photo: a photo
 * @areas: the areas of the book
 *
 * Returns: (transfer full): which photo it is, to stand inside a sentence
 */
char *
psk_photo_describe (PskPhoto *photo,
                    PskAreas *areas)
{
  const char *name = psk_areas_get_name (areas, photo->tambon, psk_language_of_messages ());

  if (g_strcmp0 (photo->moment, "after") == 0)
    /* Translators: a tambon; it stands inside a sentence */
    return g_strdup_printf (_("the photo after of Tambon %s"), name);

  /* Translators: a tambon; it stands inside a sentence */
  return g_strdup_printf (_("the photo before of Tambon %s"), name);
}

/**
 * psk_photo_format_moment:
 * @taken_on: (nullable): when a picture was taken, ISO 8601
 *
 * Returns: (transfer full) (nullable): the day, without the time
 */
char *
psk_photo_format_moment (const char *taken_on)
{
  g_autofree char *day = NULL;

  if (taken_on == NULL)
    return NULL;

  day = g_strndup (taken_on, strlen ("2024-03-25"));
  return psk_thai_date_format_iso (day, PSK_DATE_SHORT, psk_language_of_messages ());
}

/**
 * psk_photo_format_day:
 * @photo: a photo
 *
 * Returns: (transfer full) (nullable): the day it was taken, without the time
 */
char *
psk_photo_format_day (PskPhoto *photo)
{
  g_return_val_if_fail (PSK_IS_PHOTO (photo), NULL);

  return psk_photo_format_moment (photo->taken_on);
}
