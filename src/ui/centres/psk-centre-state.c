/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centre-state.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-place.h"

/**
 * psk_centre_is_far:
 * @centre: a centre
 * @areas: all areas
 *
 * Returns: whether its pin lies so far from its tambon that somebody should look
 */
gboolean
psk_centre_is_far (PskCentre *centre,
                   PskAreas  *areas)
{
  g_return_val_if_fail (PSK_IS_CENTRE (centre) && areas != NULL, FALSE);

  return psk_place_judge (areas, centre->tambon, centre->lat, centre->lon).is_far;
}

/**
 * psk_centre_get_state:
 * @centre: a centre
 * @areas: all areas
 *
 * Returns: the state that its sign on the map and in the list shows
 */
PskMapPinState
psk_centre_get_state (PskCentre *centre,
                      PskAreas  *areas)
{
  if (psk_centre_is_far (centre, areas))
    return PSK_MAP_PIN_ATTENTION;
  if (isnan (centre->lat))
    return PSK_MAP_PIN_MISSING;

  return centre->opened_on != NULL && centre->before != 0 && centre->after != 0
         ? PSK_MAP_PIN_COMPLETE : PSK_MAP_PIN_PARTIAL;
}

/**
 * psk_centre_get_state_text:
 * @centre: a centre
 * @areas: all areas
 *
 * Returns: (transfer none): the first thing that it lacks, translated
 */
const char *
psk_centre_get_state_text (PskCentre *centre,
                           PskAreas  *areas)
{
  switch (psk_centre_get_state (centre, areas))
    {
    case PSK_MAP_PIN_ATTENTION:
      return _("pin to be checked");
    case PSK_MAP_PIN_MISSING:
      return centre->opened_on == NULL ? _("not open yet") : _("not pinned yet");
    case PSK_MAP_PIN_PARTIAL:
      return centre->opened_on == NULL ? _("not open yet") : _("photo missing");
    case PSK_MAP_PIN_COMPLETE:
    default:
      return _("complete");
    }
}

/**
 * psk_centre_state_get_sign:
 * @state: a state
 *
 * Returns: (transfer none): its sign in text
 */
const char *
psk_centre_state_get_sign (PskMapPinState state)
{
  static const char *const signs[PSK_MAP_N_PIN_STATES] = { "●", "◐", "○", "!" };

  g_return_val_if_fail ((guint) state < PSK_MAP_N_PIN_STATES, "");

  return signs[state];
}

/**
 * psk_centre_state_get_class:
 * @state: a state
 *
 * Returns: (transfer none): the style class of its colour
 */
const char *
psk_centre_state_get_class (PskMapPinState state)
{
  static const char *const classes[PSK_MAP_N_PIN_STATES] = {
    "done-text", "partial-text", "dim-label", "wrong-text",
  };

  g_return_val_if_fail ((guint) state < PSK_MAP_N_PIN_STATES, "");

  return classes[state];
}
