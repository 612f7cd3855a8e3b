/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-areas.h"

G_BEGIN_DECLS

/* A pin so far from the label point of its tambon is looked at: the largest tambons of
 * a province are some 30 km across. */
#define PSK_PLACE_FAR_KM 30.0

/* An outline is drawn roughly: a pin may lie so far outside of it. */
#define PSK_PLACE_ROUGH_KM 0.2

/**
 * PskPlace:
 * @is_far: whether somebody should look whether the place is right
 * @by_boundary: whether it was judged by the boundary of the tambon; otherwise by the
 *   distance from its label point
 * @km: how many kilometres it lies outside of the boundary, or from the label point; NaN
 *   when there is no place
 * @other: another tambon that it lies in, or 0
 *
 * How a place lies to the tambon that it should be in.
 */
typedef struct
{
  gboolean is_far;
  gboolean by_boundary;
  double km;
  int other;
} PskPlace;

PskPlace  psk_place_judge    (PskAreas        *areas,
                              int              tambon,
                              double           lat,
                              double           lon);
char     *psk_place_describe (const PskPlace  *self,
                              PskAreas        *areas);

G_END_DECLS
