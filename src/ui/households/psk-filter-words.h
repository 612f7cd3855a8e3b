/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"
#include "psk-household-query.h"

G_BEGIN_DECLS

char *psk_filter_describe (PskBook         *book,
                           const PskFilter *filter);

G_END_DECLS
