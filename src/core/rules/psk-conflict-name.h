/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-areas.h"
#include "psk-conflict.h"
#include "psk-store.h"

G_BEGIN_DECLS

char *psk_conflict_name (const PskConflict *conflict,
                         PskStore          *store,
                         PskAreas          *areas);

G_END_DECLS
