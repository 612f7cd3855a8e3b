/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-check.h"

G_BEGIN_DECLS

#define PSK_TYPE_QUALITY_ROW (psk_quality_row_get_type ())

G_DECLARE_FINAL_TYPE (PskQualityRow, psk_quality_row, PSK, QUALITY_ROW, GObject)

PskQualityRow *psk_quality_row_new (PskBook        *book,
                                    GPtrArray      *findings,
                                    PskFinding     *finding);
PskFinding    *psk_quality_row_get (PskQualityRow  *self);

G_END_DECLS
