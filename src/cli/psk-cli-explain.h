/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-cli.h"
#include "psk-score.h"

G_BEGIN_DECLS

void psk_cli_explain_words (PskBook        *book,
                            PskScoreSheet  *sheet,
                            PskScoreRow    *row);
void psk_cli_explain_json  (PskBook        *book,
                            PskScoreSheet  *sheet,
                            PskScoreRow    *only);

G_END_DECLS
