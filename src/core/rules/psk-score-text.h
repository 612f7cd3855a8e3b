/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-areas.h"
#include "psk-score.h"

G_BEGIN_DECLS

char *psk_score_format_tenths    (int                  tenths);
char *psk_score_describe_formula (const PskIndicator  *indicator,
                                  const PskScoreCell  *cell);
char *psk_score_describe_step    (const PskScoreStep  *step,
                                  PskScoreSheet       *sheet);
char *psk_score_item_get_name    (const PskScoreItem  *item,
                                  PskAreas            *areas);

G_END_DECLS
