/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

void psk_due_date_dialog_show (PskPage    *page,
                               const char *month);

G_END_DECLS
