/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-centre.h"
#include "psk-command.h"
#include "psk-photo.h"

G_BEGIN_DECLS

PskCommand *psk_command_centre_pin          (int                tambon,
                                             double             lat,
                                             double             lon);
PskCommand *psk_command_centre_unpin        (int                tambon);
PskCommand *psk_command_centre_change       (PskCentre         *centre);
PskCommand *psk_command_photo_add           (int                tambon,
                                             PskPhoto          *photo);
PskCommand *psk_command_photo_delete        (gint64             id);
PskCommand *psk_command_pair_set            (gint64             centre,
                                             gint64             before,
                                             gint64             after,
                                             const char        *alignment);

G_END_DECLS
