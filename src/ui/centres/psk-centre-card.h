/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-centre.h"
#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_CENTRE_CARD (psk_centre_card_get_type ())

G_DECLARE_FINAL_TYPE (PskCentreCard, psk_centre_card, PSK, CENTRE_CARD, AdwBin)

void psk_centre_card_show (PskCentreCard *self,
                           PskPage       *page,
                           PskCentre     *centre);

G_END_DECLS
