/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"
#include "psk-score.h"

G_BEGIN_DECLS

#define PSK_TYPE_SCORE_EXPLANATION (psk_score_explanation_get_type ())

G_DECLARE_FINAL_TYPE (PskScoreExplanation, psk_score_explanation, PSK, SCORE_EXPLANATION, AdwBin)

void psk_score_explanation_show (PskScoreExplanation  *self,
                                 PskBook              *book,
                                 PskScoreSheet        *sheet,
                                 int                   district,
                                 int                   indicator);

G_END_DECLS
