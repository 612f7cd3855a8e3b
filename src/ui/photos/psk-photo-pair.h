/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-centre.h"
#include "psk-photo.h"

G_BEGIN_DECLS

/**
 * PskPhotoPairState:
 * @PSK_PHOTO_PAIR_COMPLETE: before and after
 * @PSK_PHOTO_PAIR_LACKS_AFTER: only before
 * @PSK_PHOTO_PAIR_LACKS_BEFORE: only after
 * @PSK_PHOTO_PAIR_EMPTY: neither
 */
typedef enum
{
  PSK_PHOTO_PAIR_COMPLETE,
  PSK_PHOTO_PAIR_LACKS_AFTER,
  PSK_PHOTO_PAIR_LACKS_BEFORE,
  PSK_PHOTO_PAIR_EMPTY,
} PskPhotoPairState;

#define PSK_TYPE_PHOTO_PAIR (psk_photo_pair_get_type ())

G_DECLARE_FINAL_TYPE (PskPhotoPair, psk_photo_pair, PSK, PHOTO_PAIR, GObject)

PskPhotoPair      *psk_photo_pair_new            (PskCentre         *centre,
                                                  const char        *name,
                                                  const char        *district,
                                                  GPtrArray         *photos);
void               psk_photo_pair_update         (PskPhotoPair      *self,
                                                  PskCentre         *centre,
                                                  GPtrArray         *photos);
PskCentre         *psk_photo_pair_get_centre     (PskPhotoPair      *self);
int                psk_photo_pair_get_tambon     (PskPhotoPair      *self);
const char        *psk_photo_pair_get_name       (PskPhotoPair      *self);
const char        *psk_photo_pair_get_district   (PskPhotoPair      *self);
PskPhoto          *psk_photo_pair_get_photo      (PskPhotoPair      *self,
                                                  gboolean           after);
GPtrArray         *psk_photo_pair_get_others     (PskPhotoPair      *self);
PskPhotoPairState  psk_photo_pair_get_state      (PskPhotoPair      *self);
const char        *psk_photo_pair_state_text     (PskPhotoPairState  state);
const char        *psk_photo_pair_state_class    (PskPhotoPairState  state);

G_END_DECLS
