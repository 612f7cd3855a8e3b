/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

void    psk_touched_watch (PskStore *store);
GArray *psk_touched_take  (PskStore *store);

G_END_DECLS
