/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-areas.h"
#include "psk-centre.h"
#include "psk-map-clusters.h"

G_BEGIN_DECLS

gboolean        psk_centre_is_far           (PskCentre      *centre,
                                             PskAreas       *areas);
PskMapPinState  psk_centre_get_state        (PskCentre      *centre,
                                             PskAreas       *areas);
const char     *psk_centre_get_state_text   (PskCentre      *centre,
                                             PskAreas       *areas);
const char     *psk_centre_state_get_sign   (PskMapPinState  state);
const char     *psk_centre_state_get_class  (PskMapPinState  state);

G_END_DECLS
