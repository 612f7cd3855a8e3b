/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-place.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "psk-coordinate.h"

static void
judge_by_boundary (PskPlace    *self,
                   PskAreas    *areas,
                   PskGeometry *boundary,
                   double       lat,
                   double       lon)
{
  self->by_boundary = TRUE;
  self->km = psk_geometry_measure_distance (boundary, lat, lon);
  self->is_far = self->km > PSK_PLACE_ROUGH_KM;

  if (self->is_far)
    {
      PskArea *other = psk_areas_find_tambon_at (areas, lat, lon);

      self->other = other != NULL ? other->code : 0;
    }
}

/**
 * psk_place_judge:
 * @areas: all areas
 * @tambon: where the place should be
 * @lat: latitude in degrees, or NaN
 * @lon: longitude in degrees, or NaN
 *
 * Judges a place by the boundary of the tambon when the book has it, and by the distance
 * from its label point when it has not.
 *
 * Returns: the judgement
 */
PskPlace
psk_place_judge (PskAreas *areas,
                 int       tambon,
                 double    lat,
                 double    lon)
{
  PskPlace self = { FALSE, FALSE, NAN, 0 };
  PskGeometry *boundary;
  PskArea *area;

  g_return_val_if_fail (areas != NULL, self);

  if (isnan (lat) || isnan (lon))
    return self;

  boundary = psk_areas_get_boundary (areas, tambon);
  area = psk_areas_lookup (areas, tambon);
  if (boundary != NULL)
    judge_by_boundary (&self, areas, boundary, lat, lon);
  else if (area != NULL)
    self.km = psk_coordinate_distance (lat, lon, area->lat, area->lon);

  self.is_far |= !self.by_boundary && self.km > PSK_PLACE_FAR_KM;
  return self;
}

/**
 * psk_place_describe:
 * @self: a place that is far
 * @areas: all areas
 *
 * Returns: (transfer full): how far it is, one translated sentence
 */
char *
psk_place_describe (const PskPlace *self,
                    PskAreas       *areas)
{
  const PskLanguage language = psk_language_of_messages ();

  g_return_val_if_fail (self != NULL && areas != NULL, NULL);

  if (!self->by_boundary)
    /* Translators: kilometres */
    return g_strdup_printf (_("The pin lies %.0f km from the tambon."), self->km);
  if (self->other != 0)
    /* Translators: kilometres, another tambon, its district */
    return g_strdup_printf (_("The pin lies %.1f km outside the tambon, in Tambon %s, %s "
                              "District."),
                            self->km, psk_areas_get_name (areas, self->other, language),
                            psk_areas_get_name (areas, psk_area_code_parent (self->other),
                                                language));

  /* Translators: kilometres */
  return g_strdup_printf (_("The pin lies %.1f km outside the tambon."), self->km);
}
